"""Twenty networks as PyTorch's tutorials and courses build them: name -> (channels, rows, maker)."""
import torch
import torch.nn.functional as F
from torch import nn


class Lenet(nn.Module):
    """Two convolutions and three dense layers, as the blitz has it."""

    def __init__(self, channels=3, flat=16 * 5 * 5):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(flat, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class MnistExample(nn.Module):
    """With dropout and a logarithm of softmax at its end."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        x = torch.flatten(self.dropout1(F.max_pool2d(x, 2)), 1)
        return F.log_softmax(self.fc2(self.dropout2(F.relu(self.fc1(x)))), dim=1)


class OldMnist(nn.Module):
    """The older example: Dropout2d, view."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.conv2_drop = nn.Dropout2d()
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2_drop(self.conv2(x)), 2))
        x = x.view(-1, 320)
        x = F.dropout(F.relu(self.fc1(x)), training=self.training)
        return F.log_softmax(self.fc2(x), dim=1)


class Lambda(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Averaged(nn.Module):
    """Three strided convolutions and a mean, as 'What is torch.nn really' ends."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(16, 16, 3, stride=2, padding=1)
        self.conv3 = nn.Conv2d(16, 10, 3, stride=2, padding=1)

    def forward(self, xb):
        xb = F.relu(self.conv3(F.relu(self.conv2(F.relu(self.conv1(xb))))))
        xb = F.avg_pool2d(xb, 4)
        return xb.view(-1, xb.size(1))


class Transformer(nn.Module):
    """A spatial transformer: grid sampling by what the picture says."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 20, 5)
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)
        self.localization = nn.Sequential(
            nn.Conv2d(1, 8, 7), nn.MaxPool2d(2, 2), nn.ReLU(True), nn.Conv2d(8, 10, 5), nn.MaxPool2d(2, 2), nn.ReLU(True)
        )
        self.fc_loc = nn.Sequential(nn.Linear(90, 32), nn.ReLU(True), nn.Linear(32, 6))

    def forward(self, x):
        theta = self.fc_loc(self.localization(x).view(-1, 90)).view(-1, 2, 3)
        x = F.grid_sample(x, F.affine_grid(theta, x.size(), align_corners=False), align_corners=False)
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.view(-1, 320)))), dim=1)


class Upscaler(nn.Module):
    """Super-resolution with sub-pixel convolution."""

    def __init__(self, factor=3):
        super().__init__()
        self.relu = nn.ReLU()
        self.conv1 = nn.Conv2d(1, 64, (5, 5), (1, 1), (2, 2))
        self.conv2 = nn.Conv2d(64, 64, (3, 3), (1, 1), (1, 1))
        self.conv3 = nn.Conv2d(64, 32, (3, 3), (1, 1), (1, 1))
        self.conv4 = nn.Conv2d(32, factor**2, (3, 3), (1, 1), (1, 1))
        self.pixel_shuffle = nn.PixelShuffle(factor)

    def forward(self, x):
        x = self.relu(self.conv3(self.relu(self.conv2(self.relu(self.conv1(x))))))
        return self.pixel_shuffle(self.conv4(x))


class Unet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1 = self.twice(3, 8)
        self.down2 = self.twice(8, 16)
        self.bottom = self.twice(16, 32)
        self.up2 = nn.ConvTranspose2d(32, 16, 2, stride=2)
        self.join2 = self.twice(32, 16)
        self.up1 = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
        self.join1 = self.twice(24, 8)
        self.last = nn.Conv2d(8, 2, 1)

    @staticmethod
    def twice(a, b):
        return nn.Sequential(
            nn.Conv2d(a, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True),
            nn.Conv2d(b, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True),
        )

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        c = self.bottom(F.max_pool2d(b, 2))
        x = self.join2(torch.cat([b, self.up2(c)], dim=1))
        return self.last(self.join1(torch.cat([a, self.up1(x)], dim=1)))


class StyleTransfer(nn.Module):
    """Reflection, instance normalisation, enlarging by nearest."""

    def __init__(self):
        super().__init__()
        self.start = nn.Sequential(nn.ReflectionPad2d(4), nn.Conv2d(3, 8, 9), nn.InstanceNorm2d(8, affine=True), nn.ReLU())
        self.down = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(8, 16, 3, 2), nn.InstanceNorm2d(16, affine=True), nn.ReLU())
        self.res = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(16, 16, 3), nn.InstanceNorm2d(16, affine=True))
        self.up = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(16, 8, 3), nn.InstanceNorm2d(8, affine=True), nn.ReLU())
        self.end = nn.Sequential(nn.ReflectionPad2d(4), nn.Conv2d(8, 3, 9))

    def forward(self, x):
        x = self.down(self.start(x))
        x = x + self.res(x)
        x = F.interpolate(x, mode="nearest", scale_factor=2)
        return self.end(self.up(x))


class Discriminator(nn.Module):
    """DCGAN's."""

    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(3, 8, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(8, 16, 4, 2, 1, bias=False), nn.BatchNorm2d(16), nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(16, 32, 4, 2, 1, bias=False), nn.BatchNorm2d(32), nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(32, 1, 8, 1, 0, bias=False), nn.Sigmoid(),
        )

    def forward(self, x):
        return self.main(x).view(-1, 1).squeeze(1)


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(32, 64, 7)
        )
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(64, 32, 7), nn.ReLU(), nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1), nn.Sigmoid(),
        )

    def forward(self, x):
        return self.decoder(self.encoder(x))


class Residual(nn.Module):
    def __init__(self, a, b, use_1x1conv=False, strides=1):
        super().__init__()
        self.conv1 = nn.LazyConv2d(b, kernel_size=3, padding=1, stride=strides)
        self.conv2 = nn.LazyConv2d(b, kernel_size=3, padding=1)
        self.conv3 = nn.LazyConv2d(b, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = nn.LazyBatchNorm2d()
        self.bn2 = nn.LazyBatchNorm2d()

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.conv3 is not None:
            x = self.conv3(x)
        return F.relu(y + x)


class Inception(nn.Module):
    def __init__(self, a):
        super().__init__()
        self.b1 = nn.Conv2d(a, 8, 1)
        self.b2 = nn.Sequential(nn.Conv2d(a, 8, 1), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1))
        self.b3 = nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(a, 8, 1))

    def forward(self, x):
        return torch.cat((F.relu(self.b1(x)), F.relu(self.b2(x)), F.relu(self.b3(x))), dim=1)


class Dense(nn.Module):
    """Each layer sees all before it."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(nn.BatchNorm2d(8 + 4 * i), nn.ReLU(), nn.Conv2d(8 + 4 * i, 4, 3, padding=1)) for i in range(3)
        )

    def forward(self, x):
        for layer in self.layers:
            x = torch.cat((x, layer(x)), dim=1)
        return x


class TwoHeads(nn.Module):
    """Classes, and a box for it."""

    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Conv2d(3, 16, 3, 2), nn.SiLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten())
        self.classes = nn.Linear(64, 10)
        self.box = nn.Linear(64, 4)

    def forward(self, x):
        x = self.trunk(x)
        return self.classes(x), torch.sigmoid(self.box(x))


class Squeezed(nn.Module):
    """Squeeze and excitation."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1)
        self.fc1 = nn.Linear(16, 4)
        self.fc2 = nn.Linear(4, 16)
        self.head = nn.Linear(16, 10)

    def forward(self, x):
        x = F.relu(self.conv(x))
        b, c, _, _ = x.size()
        y = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((2, 3)))))).view(b, c, 1, 1)
        return self.head((x * y.expand_as(x)).mean([-2, -1]))


def nin(a, b, kernel, stride, padding):
    return nn.Sequential(
        nn.Conv2d(a, b, kernel, stride, padding), nn.ReLU(), nn.Conv2d(b, b, 1), nn.ReLU(), nn.Conv2d(b, b, 1), nn.ReLU()
    )


def bars():
    """A residual network of a course: lazy layers, filled by a first look."""
    network = nn.Sequential(
        nn.LazyConv2d(16, 7, 2, 3), nn.LazyBatchNorm2d(), nn.ReLU(), nn.MaxPool2d(3, 2, 1), Residual(0, 16), Residual(0, 32, True, 2),
        nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(), nn.LazyLinear(10),
    )
    network(torch.rand(2, 1, 64, 64))
    return network


NETWORKS = {
    "blitz": (3, 32, Lenet),
    "fashion": (1, 28, lambda: Lenet(1, 16 * 4 * 4)),
    "mnist": (1, 28, MnistExample),
    "old-mnist": (1, 28, OldMnist),
    "what-is-nn": (1, 28, Averaged),
    "lambda-layers": (1, 28, lambda: nn.Sequential(
        Lambda(lambda x: x.view(-1, 1, 28, 28)), nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 10, 3, 2, 1), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), Lambda(lambda x: x.view(x.size(0), -1)))),
    "spatial-transformer": (1, 28, Transformer),
    "q-network": (4, 84, lambda: nn.Sequential(
        nn.Conv2d(4, 32, 8, 4), nn.ReLU(), nn.Conv2d(32, 64, 4, 2), nn.ReLU(), nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(),
        nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, 6))),
    "super-resolution": (1, 32, Upscaler),
    "u-net": (3, 32, Unet),
    "style-transfer": (3, 32, StyleTransfer),
    "discriminator": (3, 64, Discriminator),
    "autoencoder": (1, 28, Autoencoder),
    "course-lenet": (1, 28, lambda: nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2, 2), nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.AvgPool2d(2, 2),
        nn.Flatten(), nn.Linear(400, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10))),
    "course-resnet": (1, 64, bars),
    "course-nin": (1, 64, lambda: nn.Sequential(
        nin(1, 16, 11, 4, 0), nn.MaxPool2d(3, 2), nin(16, 24, 5, 1, 2), nn.MaxPool2d(3, 2), nn.Dropout(0.5), nin(24, 10, 3, 1, 1),
        nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten())),
    "course-inception": (3, 32, lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3), nn.LocalResponseNorm(5), Inception(8), nn.PReLU(24), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(24, 10))),
    "course-densenet": (3, 32, lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3), Dense(), nn.Conv2d(20, 10, 1), nn.AvgPool2d(2, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten())),
    "classes-and-box": (3, 32, TwoHeads),
    "squeeze-and-excitation": (3, 32, Squeezed),
}
