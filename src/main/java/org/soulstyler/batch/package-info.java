/** Many pictures: what is to be made, by whom, what is done, and what became of each. Knows no cluster. */
package org.soulstyler.batch;
