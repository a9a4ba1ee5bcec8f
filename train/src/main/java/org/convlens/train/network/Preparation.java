package org.convlens.train.network;

import org.convlens.data.LabelledPictures;
import org.convlens.net.Preprocessing;
import org.convlens.task.Progress;
import org.convlens.train.data.BrokenPictures;

/**
 * What networks are prepared by before the first step.
 *
 * @param training the pictures to learn from
 * @param preprocessing from the pictures' 0..255 to what the network takes
 * @param seed of the choice of pictures
 * @param broken hears of pictures that cannot be read; they do not count
 * @param progress may stop it
 */
public record Preparation(
    LabelledPictures training,
    Preprocessing preprocessing,
    long seed,
    BrokenPictures broken,
    Progress progress) {}
