#include "milepost/scenario/link.hpp"

#include <algorithm>
#include <map>

namespace milepost {

namespace {

constexpr double largest_elasticity = 100;

void require_lag(const Link& link) {
  if (!(link.lag >= 0 && std::isfinite(link.lag))) fail_range("lag", detail::shortest(link.lag), "an effect lags 0 years or more");
}

void require_elasticity(const Uncertain& elasticity) {
  check(elasticity);
  if (quantile_of(elasticity, 1e-6) < -largest_elasticity || quantile_of(elasticity, 1 - 1e-6) > largest_elasticity)
    fail_range("elasticity", to_string(elasticity), "per cent for each per cent, -100 to 100");
}

/// Follows links from where they begin, one after the other; what has been followed to its end is not followed again.
class CircleSearch {
 public:
  explicit CircleSearch(std::span<const Link> links) : links_(links) {
    for (std::size_t place = 0; place < links.size(); ++place) leaving_[links[place].cause.value].push_back(place);
  }

  std::vector<LinkCircle> circles() {
    for (const Link& link : links_)
      if (!stages_.contains(link.cause.value)) follow_from(link.cause.value);
    return std::move(found_);
  }

 private:
  enum class Stage { on_the_way, done };
  struct Step {
    std::string at{};
    std::size_t next{};  ///< of the links that leave it
  };

  void follow_from(const std::string& start) {
    enter(start);
    while (!way_.empty()) {
      const std::vector<std::size_t>& leaving = leaving_[way_.back().at];
      if (way_.back().next < leaving.size()) follow(leaving[way_.back().next++]);
      else stages_[way_.back().at] = Stage::done, way_.pop_back();
    }
  }

  void enter(const std::string& at) { stages_[at] = Stage::on_the_way, way_.push_back({at, 0}); }

  void follow(std::size_t place) {
    const std::string& to = links_[place].effect.value;
    const auto met = stages_.find(to);
    if (met == stages_.end()) enter(to);
    else if (met->second == Stage::on_the_way) add_circle(to, place);
  }

  void add_circle(const std::string& to, std::size_t closing) {
    LinkCircle circle{{}, closing};
    for (auto step = std::find_if(way_.begin(), way_.end(), [&](const Step& one) { return one.at == to; }); step != way_.end(); ++step) circle.steps.push_back(step->at);
    circle.steps.push_back(to);
    found_.push_back(std::move(circle));
  }

  std::span<const Link> links_;
  std::map<std::string, std::vector<std::size_t>> leaving_{};
  std::map<std::string, Stage> stages_{};
  std::vector<Step> way_{};
  std::vector<LinkCircle> found_{};
};

}  // namespace

std::vector<ParameterFault> faults_of(const Link& link) {
  std::vector<ParameterFault> faults;
  detail::take_fault(faults, "elasticity", [&] { require_elasticity(link.elasticity); });
  detail::take_fault(faults, "lag", [&] { require_lag(link); });
  return faults;
}

std::vector<LinkCircle> circles_of(std::span<const Link> links) { return CircleSearch(links).circles(); }

void check(std::span<const Link> links) {
  for (const Link& link : links)
    for (const ParameterFault& fault : faults_of(link)) throw OutOfRange("link " + link.cause.value + " -> " + link.effect.value + ": " + fault.message);
  for (const LinkCircle& circle : circles_of(links)) {
    std::string words;
    for (const std::string& step : circle.steps) words += (words.empty() ? "" : " -> ") + step;
    fail_range("links", words, "run in a circle; what moves an indicator may not hang on it");
  }
}

}  // namespace milepost
