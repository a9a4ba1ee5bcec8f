/**
 * The engine: networks run and trained by libtorch. Nothing outside knows its tensors, and it knows
 * nothing but networks, arrays and tasks. {@link Torch} is the door; {@code TorchNetwork}, {@code
 * TorchTrace}, {@code TorchPatched} and {@code TorchLearner} are what it hands out.
 *
 * <p>All of it is one package, so that most of it can stay private. It has a hall and four wings:
 *
 * <pre>
 *                       Torch  TorchNetwork  TorchTrace  TorchLearner
 *                                        │
 *   hall       Program (a graph by numbers)  Pass (one way through it)  Transfer
 *              Scope (the life of native numbers)  Weights, FixedWeights, Parameters
 *              Update, UpdateRule, Moments, LearnedLoss (one step of learning)
 *              Lanes  Processor  Libtorch
 *                                        │
 *       ┌────────────────┬───────────────┴────────┬────────────────────┐
 *    kernels           packed                 windows              relevance
 *    Kernels           PackedOperators        TorchPatched         RelevanceSteps
 *    Kernel Step Site  PackedConvolution      PatchedPass          WeightedRelevance
 *    Convolution-      PackedLinear           LocalSteps           RescaleSteps
 *    Pooling-          WinogradConvolution    Stencil              Surrogate
 *    Activation-       FastConvolution        WindowCells Windows
 *    Arithmetic-       Fusion FusedSteps      CellRange Footprint
 *    Norm-  Shape-     FusedPass MergedSteps  Waist
 *    ResizeKernel
 *    Gradients
 * </pre>
 *
 * <p><b>kernels</b>: what each operator does, a line each; begin with {@code Kernels}.
 * <b>packed</b>: the same convolutions faster, several pictures at a time (decisions 9 and 11);
 * begin with {@code FusedSteps}. <b>windows</b>: copies of a picture that differ in a small
 * rectangle, computed only where that reaches; begin with {@code PatchedPass}. <b>relevance</b>:
 * what is passed back in the place of gradients (decision 7); begin with {@code RelevanceSteps}.
 * Windows and relevance build on kernels and packed steps; only the hall builds on them.
 */
@NullMarked
package org.convlens.torch;

import org.jspecify.annotations.NullMarked;
