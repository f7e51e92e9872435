/**
 * A batch on Apache Spark: shares items out to executors and knows nothing else
 * of them. What is done, and how, is the business of {@link org.soulstyler.batch}.
 * Built by the Maven profile "spark" alone; never among Fiji's jars.
 */
package org.soulstyler.batch.spark;
