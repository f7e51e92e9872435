import { Outline } from './outline.js';

const $ = id => document.getElementById(id);
const outline = new Outline($('canvas'));
const client = crypto.getRandomValues(new Uint32Array(2)).join('-');

let token = entrance();
let picture = null; // the file
let wish = null; // what the server understood, for which sentence
let job = null;
let saved = [];

// -- The server --

/** The token comes behind #, which browsers send to nobody; it is kept until the tab is closed. */
function entrance() {
	const given = new URLSearchParams(location.hash.slice(1)).get('token');
	if (given) {
		sessionStorage.setItem('token', given);
		history.replaceState(null, '', location.pathname);
	}
	return sessionStorage.getItem('token') ?? '';
}

async function askForToken() {
	const dialog = $('entrance');
	if (!dialog.open) {
		$('token').value = '';
		dialog.showModal();
	}
	await new Promise(done => dialog.addEventListener('close', done, { once: true }));
	token = $('token').value.trim();
	sessionStorage.setItem('token', token);
}

async function call(method, path, body, more = {}) {
	const headers = { Authorization: `Bearer ${token}`, 'Soulstyler-Client': client, ...more.headers };
	if (body && !(body instanceof FormData)) {
		headers['Content-Type'] = 'application/json';
		body = JSON.stringify(body);
	}
	let answer;
	try {
		answer = await fetch(path, { ...more, method, headers, body, cache: 'no-store' });
	}
	catch (cause) {
		throw new Error('The server does not answer. Is it still running?', { cause });
	}
	if (answer.status === 401) {
		await askForToken();
		return call(method, path, body, more);
	}
	if (!answer.ok) {
		const problem = await answer.json().catch(() => ({ detail: `The server answers with status ${answer.status}.` }));
		throw Object.assign(new Error(problem.detail), { status: answer.status });
	}
	return answer;
}

/** Reads server-sent events; EventSource could not show the token. */
async function* events(path) {
	let last = 0;
	for (let tries = 0; tries < 5; tries++) {
		try {
			const answer = await call('GET', path, null, { headers: { 'Last-Event-ID': String(last) } });
			const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
			let text = '';
			for (;;) {
				const { done, value } = await reader.read();
				if (done) break;
				text += value;
				for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
					const fields = Object.fromEntries(text.slice(0, end).split('\n').map(line => line.split(/: ?(.*)/s, 2)));
					if (!fields.event) continue;
					last = Number(fields.id ?? last);
					tries = 0;
					yield { type: fields.event, data: JSON.parse(fields.data) };
					if (['done', 'failed', 'cancelled'].includes(fields.event)) return;
				}
			}
		}
		catch (error) {
			if (error.status) throw error;
		}
		await new Promise(done => setTimeout(done, 500));
	}
	throw new Error('The server does not answer any more.');
}

// -- What is seen --

function tell(text) {
	$('told').textContent = text;
}

function fail(error) {
	$('error').textContent = error ? error.message : '';
	$('error').hidden = !error;
}

function element(name, text, kind) {
	const made = document.createElement(name);
	made.textContent = text;
	if (kind) made.className = kind;
	return made;
}

function name(target) {
	return target.objects || 'the whole picture';
}

function chip(target) {
	const made = element('span', '', 'chip');
	made.append(element('b', name(target)), ' → ', element('b', target.content));
	return made;
}

/** @param choosable whether there are outlines, of which the user chooses one to correct */
function showUnderstood(split, notices, choosable) {
	const chips = split.targets.map(chip);
	$('understood').replaceChildren(...(choosable && chips.length > 1 ? [chooser(chips)] : chips),
		...[...new Set(notices)].map(notice => element('span', notice, 'notice')));
}

function chooser(chips) {
	const made = document.createElement('fieldset');
	made.append(element('legend', 'Outline to correct', 'unseen'), ...chips.map((one, index) => {
		const label = document.createElement('label');
		const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'target', value: index });
		radio.addEventListener('change', () => outline.choose(index));
		one.append(element('span', ' · corrected', 'corrected'));
		label.append(radio, one);
		return label;
	}));
	return made;
}

/** Which outline is chosen, and which were corrected. */
function showChosen() {
	const radios = [...document.getElementsByName('target')];
	for (const [index, radio] of radios.entries()) {
		radio.checked = index === outline.chosen;
		radio.parentNode.querySelector('.corrected').hidden = !outline.changed(index);
	}
	$('canvas').ariaLabel = radios.length ? `The picture with the outlines; you correct that of ${name(wish.targets[outline.chosen])}` :
		'The picture with the outline of what will be restyled';
}

function state(now) {
	document.body.dataset.state = now;
	const running = now === 'running', done = now === 'done';
	$('view').hidden = !picture;
	$('drop').hidden = !!picture;
	$('tools').hidden = !picture || running || done;
	$('run').hidden = !picture;
	$('start').hidden = running;
	$('start').textContent = done ? 'Again' : 'Restyle';
	$('start').classList.toggle('main', !done);
	$('cancel').hidden = $('bar').hidden = !running;
	$('find').disabled = $('instruction').disabled = running;
	$('preview').hidden = !(running || done);
	$('save').hidden = $('report').hidden = $('before').hidden = !done;
	outline.editable = !running && !done;
	for (const radio of document.getElementsByName('target')) radio.disabled = !outline.editable;
	if (!done) $('before').setAttribute('aria-pressed', 'false');
}

outline.onchange = () => {
	$('undo').disabled = !outline.canUndo;
	$('size').value = outline.size;
	document.querySelector(`[name=brush][value=${outline.add ? 'add' : 'erase'}]`).checked = true;
	showChosen();
};

// -- What is done --

async function take(file) {
	if (!file) return;
	fail();
	await release();
	picture = file;
	wish = null;
	try {
		const shown = await createImageBitmap(file);
		$('size').max = Math.round(Math.max(shown.width, shown.height) / 2);
		outline.show(shown, shown.width, shown.height);
	}
	catch {
		outline.show(null, 512, 384);
		tell('The browser cannot show this kind of picture; the server can still read it.');
	}
	state('ready');
	if ($('instruction').value.trim()) await find();
	else $('instruction').focus();
}

/** Splits the sentence and outlines what it names. */
async function find() {
	const instruction = $('instruction').value.trim();
	if (!instruction) return;
	fail();
	$('find').disabled = true;
	$('understood').replaceChildren(element('span', 'Reading the instruction…', 'notice'));
	try {
		const split = await (await call('POST', '/v1/split', { instruction })).json();
		wish = { instruction, targets: split.targets };
		const notices = [...split.notices];
		showUnderstood(split, notices, false);
		outline.set(split.targets.map(() => null)); // those of another sentence are of no use
		if (picture) await outlineAll(split, notices);
		state('ready');
	}
	catch (error) {
		wish = null;
		$('understood').replaceChildren();
		fail(error);
	}
	finally {
		$('find').disabled = false;
	}
}

async function outlineAll(split, notices) {
	tell('Looking for the object…');
	const several = split.targets.length > 1;
	const masks = [], missing = [];
	for (const [index, target] of split.targets.entries()) {
		const seen = await look(target);
		masks.push(seen?.found ? await createImageBitmap(new Blob([bytes(seen.mask)], { type: 'image/png' })) : null);
		if (seen) notices.push(...seen.notices);
		if (seen && !seen.found) missing.push({ index, reason: seen.reason });
	}
	const size = masks.find(mask => mask);
	if (size && (size.width !== $('canvas').width || size.height !== $('canvas').height)) outline.show(null, size.width, size.height);
	outline.set(masks, split.targets.map(target => target.rest));
	showUnderstood(split, notices, true);
	outline.choose(missing[0]?.index ?? 0);
	if (missing.length) fail(new Error(`${missing.map(one => one.reason).join(' ')} You can paint where it is.`));
	tell(several ? 'Are the outlines right? Choose an object above and paint to correct its outline.' : size ?
		'Is the outline right? Paint to correct it.' : '');
}

/** @return what the server sees, or null where there is nothing to look for */
async function look(target) {
	const objects = target.translation?.objects ?? target.objects;
	if (!objects || target.rest) return null;
	const form = new FormData();
	form.append('picture', picture);
	form.append('objects', objects);
	return (await call('POST', '/v1/segment', form)).json();
}

function bytes(base64) {
	return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
}

function settings() {
	const chosen = {};
	for (const name of ['iterations', 'seed'])
		if ($(name).value !== '') chosen[name] = Number($(name).value);
	return JSON.stringify(chosen);
}

async function start() {
	fail();
	if (!wish || wish.instruction !== $('instruction').value.trim()) await find();
	if (!wish) return;
	await release();
	const form = new FormData();
	form.append('instruction', wish.instruction);
	form.append('settings', settings());
	form.append('picture', picture);
	// What was not corrected is looked for again, so that "everything else" follows the corrected outlines.
	for (const index of wish.targets.keys()) {
		if (!outline.changed(index) || outline.coverage(index) === 0) continue;
		form.append(wish.targets.length === 1 ? 'mask' : `mask${index + 1}`, await outline.png(index), 'mask.png');
	}
	$('preview').removeAttribute('src');
	$('bar').removeAttribute('value');
	state('running');
	$('preview').hidden = true;
	$('cancel').focus();
	tell('Sending the picture…');
	try {
		job = await (await call('POST', '/v1/stylize', form)).json();
		for await (const event of events(job.links.events))
			if (await hear(event)) return;
	}
	catch (error) {
		if (!job) return; // cancelled
		job = null;
		state('ready');
		tell('');
		fail(error);
	}
}

/** @return whether it has ended */
async function hear({ type, data }) {
	switch (type) {
		case 'queued':
			tell(data.ahead > 0 ? `Waiting: ${data.ahead} ${data.ahead === 1 ? 'job comes' : 'jobs come'} before.` : 'Waiting…');
			return false;
		case 'stage':
			tell(`${data.message}…`);
			return false;
		case 'iteration':
			$('bar').max = data.iterations;
			$('bar').value = data.iteration;
			tell(`Step ${data.iteration} of ${data.iterations}`);
			return false;
		case 'preview':
			$('preview').src = data.picture;
			$('preview').hidden = false;
			return false;
		case 'done':
			await finish(data);
			return true;
		case 'failed':
		case 'cancelled':
			if (!job) return true;
			job = null;
			state('ready');
			tell('');
			fail(new Error(data.detail));
			return true;
		default:
			return false;
	}
}

async function finish(data) {
	const [result, report] = await Promise.all([call('GET', `/v1/jobs/${job.id}/result`),
		call('GET', `/v1/jobs/${job.id}/report`)]);
	saved = [URL.createObjectURL(await result.blob()), URL.createObjectURL(await report.blob())];
	const name = picture.name.replace(/\.[^.]*$/, '');
	[$('save').href, $('report').href] = saved;
	$('save').download = `${name}-restyled.png`;
	$('report').download = `${name}-restyled.json`;
	$('preview').src = saved[0];
	state('done');
	tell([`Done: ${data.iterations} steps in ${data.seconds.toFixed(1)} seconds.`, ...data.notices].join(' '));
	$('save').focus();
}

/** Gives a job, its result and what was kept of it back. */
async function release() {
	const old = job;
	job = null;
	saved.forEach(URL.revokeObjectURL);
	saved = [];
	if (old) await call('DELETE', old.links.self).catch(() => {});
}

async function cancel() {
	await release();
	state('ready');
	tell('Cancelled.');
	$('start').focus();
}

// -- What the user does --

$('wish').addEventListener('submit', event => {
	event.preventDefault();
	release().then(() => {
		if (picture) state('ready');
		return find();
	});
});
$('file').addEventListener('change', () => take($('file').files[0]));
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
	addEventListener(type, event => {
		event.preventDefault();
		$('stage').classList.toggle('over', type === 'dragenter' || type === 'dragover');
		if (type === 'drop' && document.body.dataset.state !== 'running') take(event.dataTransfer.files[0]);
	});
addEventListener('paste', event => take([...event.clipboardData.files].find(file => file.type.startsWith('image/'))));
for (const radio of document.getElementsByName('brush'))
	radio.addEventListener('change', () => outline.add = radio.value === 'add');
$('size').addEventListener('input', () => outline.size = Number($('size').value));
$('undo').addEventListener('click', () => outline.undo());
$('clear').addEventListener('click', () => outline.clear());
$('another').addEventListener('click', () => $('file').click());
$('start').addEventListener('click', () => document.body.dataset.state === 'done' ? release().then(() => {
	state('ready');
	tell('Change the outline, the sentence or the settings, and go on.');
}) : start());
$('cancel').addEventListener('click', cancel);
$('before').addEventListener('click', () => {
	const before = $('before').getAttribute('aria-pressed') !== 'true';
	$('before').setAttribute('aria-pressed', String(before));
	$('preview').hidden = before;
});
addEventListener('keydown', event => {
	if (event.key === 'Escape' && document.body.dataset.state === 'running') cancel();
});
addEventListener('pagehide', () => {
	if (job) fetch(job.links.self, { method: 'DELETE', keepalive: true, headers: { Authorization: `Bearer ${token}` } });
});

state('empty');
if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname))
	$('disclosure').textContent = `Picture and sentence go to ${location.hostname} and nowhere else.`;
call('GET', '/v1/models').then(answer => answer.json()).then(models => {
	if (models.disclosure) $('disclosure').textContent = `The picture stays here. ${models.disclosure}`;
	const { iterations, seed } = models.settings;
	$('iterations').placeholder = iterations;
	$('seed').placeholder = seed;
}).catch(fail);
