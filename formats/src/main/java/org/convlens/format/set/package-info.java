/**
 * Sets of labelled pictures in files: idx (MNIST and its like), CIFAR in both of its forms, folders
 * with a class each, lists of paths and classes. What is there is found by looking, and pictures
 * are fitted to what a network takes. Begin with {@link org.convlens.format.set.TrainingSets}; a
 * form is a {@code SetReader} and a line there.
 */
@NullMarked
package org.convlens.format.set;

import org.jspecify.annotations.NullMarked;
