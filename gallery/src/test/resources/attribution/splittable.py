"""The numbers that java.util.SplittableRandom draws (Steele, Lea, Flood 2014), so that the same samples can be given to others."""

ALL = (1 << 64) - 1


class Splittable:
    def __init__(self, seed):
        self.seed = seed

    def next(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & ALL
        return self.seed

    def real(self):
        z = self.next()
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & ALL
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & ALL
        return ((z ^ (z >> 31)) >> 11) * 2.0**-53

    def bits(self):
        z = self.next()
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & ALL
        return (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & ALL) >> 32

    def boolean(self):
        return self.bits() >= 1 << 31

    def whole(self, bound):
        while True:
            r = self.bits()
            if bound & (bound - 1) == 0:
                return r & (bound - 1)
            u = r >> 1
            if u - u % bound + bound - 1 < 1 << 31:
                return u % bound
