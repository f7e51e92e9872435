// A folder of pictures, restyled by Nextflow tasks that share the work:
//
//   nextflow run main.nf --input /photos --output /restyled --instruction "Turn the red apple into fire"
//
// Paths are absolute. What is done is kept: run the same line again to go on.
params.tasks = 8

process restyle {
	cpus 2
	memory '4 GB'
	errorStrategy 'retry'
	maxRetries 2

	input:
	val task_number

	output:
	path 'report.tsv'

	// Status 10: some pictures failed, and the report says which.
	script:
	"""
	soulstyler batch '${params.input}' --out '${params.output}' --instruction '${params.instruction}' \\
		--task ${task_number} --of ${params.tasks} || [ \$? -eq 10 ]
	cp '${params.output}'/batch.task-${task_number}-of-${params.tasks}.tsv report.tsv
	"""
}

workflow {
	restyle(Channel.of(1..(params.tasks as int)))
		.collectFile(name: 'batch.all.tsv', storeDir: params.output, keepHeader: true, skip: 1)
}
