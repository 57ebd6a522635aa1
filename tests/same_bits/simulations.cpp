// Prints the bits of what comes of twenty random plans, for scripts/same_bits.sh.
#include <cinttypes>
#include <cstdio>

#include "../scenario/random_plans.hpp"

int main() { std::printf("0x%016" PRIX64 "\n", milepost::trials::bits_of_random_plans()); }
