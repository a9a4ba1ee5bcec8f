"""Writes what Keras calls the layers of four tutorials' networks, their shapes and counts: summaries.tsv."""
import sys
from keras import Sequential, layers as L

def s1():
    return [(150,150,3), L.Conv2D(16,3,padding="same",activation="relu"), L.MaxPooling2D(), L.Dropout(.2),
        L.Conv2D(32,3,padding="same",activation="relu"), L.MaxPooling2D(),
        L.Conv2D(64,3,padding="same",activation="relu"), L.MaxPooling2D(), L.Dropout(.2),
        L.Flatten(), L.Dense(512,activation="relu"), L.Dense(1)]
def s3(size, features):
    return [size, L.Conv2D(16,5,padding="same",activation="relu"), L.MaxPooling2D(2),
        L.Conv2D(36,5,padding="same",activation="relu"), L.MaxPooling2D(2),
        L.Flatten(), L.Dense(features,activation="relu"), L.Dense(10,activation="softmax")]
def s4():
    return [(28,28,1), L.Conv2D(16,5,padding="same",activation="relu"), L.MaxPooling2D(2),
        L.Conv2D(32,5,padding="same",activation="relu"), L.MaxPooling2D(2),
        L.Flatten(), L.Dense(512,activation="relu"), L.Dropout(.5), L.Dense(10,activation="softmax")]
def s5():
    return [(150,150,3), L.Conv2D(8,3,activation="relu"), L.MaxPooling2D(2), L.Conv2D(16,3,activation="relu"), L.MaxPooling2D(2),
        L.Conv2D(32,3,activation="relu"), L.MaxPooling2D(2), L.Flatten(),
        L.Dense(1024,activation="relu"), L.Dense(512,activation="relu"), L.Dense(3,activation="softmax")]

import keras
with open(sys.argv[1], "w") as out:
    for name, make in [("cats-dogs", s1), ("cifar10", lambda: s3((32,32,3),128)), ("digits-512", s4), ("three-classes", s5)]:
        keras.backend.clear_session()
        size, *layers = make()
        model = Sequential([L.Input(size), *layers])
        for layer in model.layers:
            shape = "x".join(str(n) for n in layer.output.shape[1:])
            out.write(f"{name}\t{layer.name}\t{shape}\t{layer.count_params()}\n")
        out.write(f"{name}\ttotal\t\t{model.count_params()}\n")
