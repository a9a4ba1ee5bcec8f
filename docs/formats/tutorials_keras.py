"""Twenty networks as Keras's examples and books build them: name -> maker."""
import keras
from keras import layers


def mnist():
    return keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(32, (3, 3), activation="relu"), layers.MaxPooling2D((2, 2)),
        layers.Conv2D(64, (3, 3), activation="relu"), layers.MaxPooling2D((2, 2)), layers.Flatten(), layers.Dropout(0.5),
        layers.Dense(10, activation="softmax")])


def cats_and_dogs():
    inputs = keras.Input((64, 64, 3))
    x = layers.Rescaling(1.0 / 255)(inputs)
    for filters in (8, 16, 32):
        x = layers.Conv2D(filters, 3, activation="relu")(x)
        x = layers.MaxPooling2D(2)(x)
    x = layers.Flatten()(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))


def augmented():
    inputs = keras.Input((64, 64, 3))
    x = layers.RandomFlip("horizontal")(inputs)
    x = layers.RandomRotation(0.1)(x)
    x = layers.RandomZoom(0.2)(x)
    x = layers.Rescaling(1.0 / 127.5, offset=-1)(x)
    x = layers.Conv2D(16, 3, strides=2, padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    before = x
    for size in (24, 32):
        x = layers.Activation("relu")(x)
        x = layers.SeparableConv2D(size, 3, padding="same")(x)
        x = layers.BatchNormalization()(x)
        x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
        x = layers.add([x, layers.Conv2D(size, 1, strides=2, padding="same")(before)])
        before = x
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(1)(layers.Dropout(0.25)(x)))


def transfer(base, preprocess):
    trunk = base(weights=None, include_top=False, input_shape=(96, 96, 3))
    inputs = keras.Input((96, 96, 3))
    x = trunk(preprocess(inputs), training=False)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(2, activation="softmax")(layers.Dropout(0.2)(x)))


def cifar():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16, 32):
        model.add(layers.Conv2D(filters, 3, padding="same", activation="elu"))
        model.add(layers.BatchNormalization())
        model.add(layers.Conv2D(filters, 3, activation="elu"))
        model.add(layers.MaxPooling2D())
        model.add(layers.SpatialDropout2D(0.2))
    for layer in (layers.Flatten(), layers.Dense(64, kernel_regularizer="l2"), layers.LeakyReLU(), layers.Dense(10), layers.Softmax()):
        model.add(layer)
    return model


def residual():
    def block(x, filters, stride):
        y = layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False)(x)
        y = layers.ReLU()(layers.BatchNormalization()(y))
        y = layers.BatchNormalization()(layers.Conv2D(filters, 3, padding="same", use_bias=False)(y))
        if stride > 1:
            x = layers.BatchNormalization()(layers.Conv2D(filters, 1, strides=stride, use_bias=False)(x))
        return layers.ReLU()(layers.Add()([x, y]))

    inputs = keras.Input((32, 32, 3))
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(inputs)
    x = block(block(x, 16, 1), 32, 2)
    x = layers.Flatten()(layers.AveragePooling2D(8)(x))
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(x))


def unet():
    inputs = keras.Input((32, 32, 3))
    a = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
    b = layers.Conv2D(16, 3, padding="same", activation="relu")(layers.MaxPooling2D()(a))
    c = layers.Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu")(b)
    x = layers.Concatenate()([a, c])
    return keras.Model(inputs, layers.Conv2D(3, 1, activation="softmax", padding="same")(x))


def xception_segmenter():
    inputs = keras.Input((64, 64, 3))
    x = layers.Conv2D(8, 3, strides=2, padding="same")(inputs)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    y = layers.SeparableConv2D(16, 3, padding="same")(layers.Activation("relu")(x))
    y = layers.MaxPooling2D(3, strides=2, padding="same")(layers.BatchNormalization()(y))
    x = layers.add([y, layers.Conv2D(16, 1, strides=2, padding="same")(x)])
    x = layers.Conv2DTranspose(8, 3, padding="same")(layers.Activation("relu")(x))
    x = layers.UpSampling2D(4)(layers.BatchNormalization()(x))
    return keras.Model(inputs, layers.Conv2D(3, 3, activation="softmax", padding="same")(x))


def autoencoder():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(32, 3, activation="relu", padding="same")(inputs)
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = layers.Conv2DTranspose(32, 3, strides=2, activation="relu", padding="same")(x)
    return keras.Model(inputs, layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x))


def upscaler():
    inputs = keras.Input((32, 32, 1))
    x = layers.Conv2D(16, 5, activation="tanh", padding="same", kernel_initializer="orthogonal")(inputs)
    x = layers.Conv2D(9, 3, padding="same")(x)
    x = layers.Reshape((32, 32, 3, 3))(x)
    x = layers.Permute((1, 3, 2, 4))(x)
    return keras.Model(inputs, layers.Reshape((96, 96, 1))(x))


def discriminator():
    return keras.Sequential([
        keras.Input((64, 64, 3)), layers.Conv2D(8, 4, strides=2, padding="same"), layers.LeakyReLU(negative_slope=0.2),
        layers.Conv2D(16, 4, strides=2, padding="same"), layers.LeakyReLU(negative_slope=0.2), layers.Flatten(), layers.Dropout(0.2),
        layers.Dense(1, activation="sigmoid")])


def convmixer():
    inputs = keras.Input((32, 32, 3))
    x = layers.Rescaling(scale=1.0 / 255)(inputs)
    x = layers.BatchNormalization()(layers.Activation("gelu")(layers.Conv2D(16, 2, strides=2)(x)))
    for _ in range(2):
        y = layers.DepthwiseConv2D(5, padding="same")(x)
        y = layers.BatchNormalization()(layers.Activation("gelu")(y))
        x = layers.Add()([y, x])
        x = layers.BatchNormalization()(layers.Activation("gelu")(layers.Conv2D(16, 1)(x)))
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(layers.GlobalAvgPool2D()(x)))


def alexnet():
    return keras.Sequential([
        keras.Input((67, 67, 3)), layers.Conv2D(24, 11, strides=4, activation="relu"), layers.BatchNormalization(),
        layers.MaxPool2D(3, strides=2), layers.Conv2D(32, 5, padding="same", activation="relu"), layers.MaxPool2D(3, strides=2),
        layers.Flatten(), layers.Dense(32, activation="relu"), layers.Dropout(0.5), layers.Dense(10, activation="softmax")])


def two_outputs():
    inputs = keras.Input((48, 48, 3), name="face")
    x = layers.GlobalMaxPooling2D()(layers.Conv2D(16, 3, activation="swish")(inputs))
    return keras.Model(inputs, [layers.Dense(5, activation="softmax", name="age")(x), layers.Dense(1, activation="sigmoid", name="smile")(x)])


def masked():
    """A layer written as arithmetic of tensors."""
    inputs = keras.Input((32, 32, 3))
    x = inputs / 127.5 - 1.0
    x = layers.Conv2D(8, 3, padding="valid", activation="relu6")(x)
    gate = layers.Dense(8, activation="sigmoid")(layers.GlobalAveragePooling2D(keepdims=True)(x))
    x = keras.ops.mean(x * gate, axis=(1, 2))
    return keras.Model(inputs, layers.Dense(10)(x))


def normalised():
    normal = layers.Normalization(mean=[0.485, 0.456, 0.406], variance=[0.0525, 0.0502, 0.0506])
    inputs = keras.Input((32, 32, 3))
    x = layers.LayerNormalization()(layers.Conv2D(16, 4, strides=4)(normal(layers.Rescaling(1 / 255.0)(inputs))))
    y = layers.GroupNormalization(4)(layers.Conv2D(16, 3, padding="same", groups=4)(x))
    x = layers.PReLU(shared_axes=[1, 2])(layers.Add()([x, y]))
    return keras.Model(inputs, layers.Dense(10)(layers.GlobalAveragePooling2D()(x)))


def old_style():
    return keras.Sequential([
        keras.Input((28, 28, 1)), layers.ZeroPadding2D(2), layers.Conv2D(6, 5, activation="tanh"), layers.AveragePooling2D(2),
        layers.Conv2D(16, 5, activation="tanh"), layers.AveragePooling2D(2), layers.Flatten(), layers.Dense(120, activation="tanh"),
        layers.Dense(84, activation="tanh"), layers.Dense(10, activation="softmax")])


def siamese_tower():
    inputs = keras.Input((28, 28, 1))
    x = layers.BatchNormalization()(inputs)
    x = layers.AveragePooling2D(2)(layers.Conv2D(4, 5, activation="tanh")(x))
    x = layers.Dense(10, activation="tanh")(layers.BatchNormalization()(layers.Flatten()(x)))
    return keras.Model(inputs, layers.UnitNormalization(axis=1)(x))


NETWORKS = {
    "mnist": mnist,
    "cats-and-dogs": cats_and_dogs,
    "augmented": augmented,
    "transfer-mobilenet": lambda: transfer(keras.applications.MobileNetV2, keras.applications.mobilenet_v2.preprocess_input),
    "transfer-resnet": lambda: transfer(keras.applications.ResNet50, keras.applications.resnet50.preprocess_input),
    "transfer-efficientnet": lambda: transfer(keras.applications.EfficientNetB0, lambda x: x),
    "cifar": cifar,
    "residual": residual,
    "u-net": unet,
    "xception-segmenter": xception_segmenter,
    "autoencoder": autoencoder,
    "super-resolution": upscaler,
    "discriminator": discriminator,
    "convmixer": convmixer,
    "alexnet": alexnet,
    "two-outputs": two_outputs,
    "arithmetic": masked,
    "normalised": normalised,
    "lenet": old_style,
    "siamese-tower": siamese_tower,
}
