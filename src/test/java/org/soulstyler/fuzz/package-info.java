/**
 * What anybody might bring, by the thousand: run by {@code mvn verify -Pfuzz}, with
 * {@code -Dfuzz.seed} (1) and {@code -Dfuzz.cases} of each kind (500).
 */
package org.soulstyler.fuzz;
