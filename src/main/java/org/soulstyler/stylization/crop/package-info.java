/** Which crops of a picture a step looks at, and how they are cut. */
package org.soulstyler.stylization.crop;
