#include "network_draws.hpp"

namespace milepost {

NetworkDraws::NetworkDraws(const Network& network, std::uint64_t seed) : network_(network) {
  for (std::size_t place = 0; place < network.places(); ++place) {
    const ScheduledTask& task = network.task(place);
    const std::optional<double>& started = network.progress(place).started;
    const bool told = started && task.remaining;
    durations_.add(told ? *task.remaining : task.duration, started && !told ? network.today - *started : 0);
    numbers_.emplace_back(seed, "task " + task.id);
  }
}

void NetworkDraws::draw(std::span<const FutureKey, lanes> futures, Times& times) const {
  double shares[lanes]{};
  for (std::size_t place = 0; place < network_.places(); ++place) {
    if (!durations_.is_certain(place))
      for (std::size_t i = 0; i < lanes; ++i) shares[i] = futures[i].share(numbers_[place], 0);
    durations_.draw(place, shares, times.duration.data() + place * lanes, lanes);
  }
  times.forward();
}

}  // namespace milepost
