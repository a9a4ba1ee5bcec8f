"""Writes stopping.tsv: the epoch after which Keras's EarlyStopping ends a training, and the best one.

Run with Keras 3: KERAS_BACKEND=torch python stopping.py
"""

import os
import random

import keras


class Trained:
    """What the callback asks of a model."""
    stop_training = False

    def get_weights(self):
        return []

    def set_weights(self, weights):
        pass


def stopped(losses, patience, least):
    model = Trained()
    callback = keras.callbacks.EarlyStopping(monitor="val_loss", mode="min", patience=patience,
                                             min_delta=least)
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            return epoch + 1
    return len(losses)


random.seed(1)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "stopping.tsv"), "w") as out:
    slowly = [1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.84, 0.83, 0.82, 0.81]
    for case in range(24):
        if case < 3:
            losses = slowly
        else:
            losses = [round(1 / (epoch + 1) + random.uniform(0, 0.4), 3) for epoch in range(12)]
        patience = 1 + case % 4
        least = [0.05, 0.0, 0.02][case % 3]
        text = " ".join(map(str, losses))
        out.write(f"{patience}\t{least}\t{stopped(losses, patience, least)}\t{text}\n")
