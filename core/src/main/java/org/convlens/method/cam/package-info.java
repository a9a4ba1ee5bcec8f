/**
 * Class activation maps: which places of a layer's feature maps speak for a score.
 *
 * <p>Most members say only how maps and gradients become votes ({@link ClassActivation}); Score-CAM
 * and ablation-CAM find their weights by many passes. Begin with {@link GradCam}.
 */
@NullMarked
package org.convlens.method.cam;

import org.jspecify.annotations.NullMarked;
