#include "single_target.hpp"

#include <algorithm>

#include "milepost/detail/near_names.hpp"

namespace milepost {

namespace {

std::string words_of_target(const TargetId& target, const std::string& entity) { return target.value + (entity.empty() ? "" : " of " + entity); }

[[noreturn]] void fail_absent(const Stage& stage, const TargetId& target, const std::string& entity) {
  std::vector<std::string> known;
  for (const LeftOut& one : stage.left_out())
    if (one.target == target && one.entity == entity)
      fail_range("target", words_of_target(target, entity), "cannot be simulated: " + std::string(name_of(one.reason)));
  for (const Runner& runner : stage.runners()) known.push_back(name_of(*runner.target));
  for (const Runner& runner : stage.runners())
    if (name_of(*runner.target) == target.value)
      fail_range("target", words_of_target(target, entity), "is to be met by each of a set: name one of them, as " + runner.entity);
  fail_range("target", words_of_target(target, entity), "is none of the plan's" + detail::did_you_mean(target.value, known));
}

// ---- inputs

/// Gathers what a stream is drawn from, and the streams that move it.
class InputList {
 public:
  explicit InputList(bool surprises) : surprises_(surprises) {}

  void add(const Stream& stream) {
    for (const Intervention* one : stream.interventions) add(*one, stream.seed);
    for (const Stream::Cause& cause : stream.causes) {
      add(*cause.link, stream.seed);
      add(cause.stream);
    }
    if (!surprises_) return;
    for (const WeightedNumbers& one : stream.numbers) add_surprise(one, stream.steps());
  }

  std::vector<RunnerInput> made() {
    parameters_.insert(parameters_.end(), drawn_.begin(), drawn_.end());
    return std::move(parameters_);
  }

 private:
  void add(const Intervention& one, std::uint64_t seed) {
    const NamedNumbers numbers(seed, "intervention " + one.id);
    add(one.id, "delay", numbers, DrawOf::delay, {&one.timing.delay});
    add(one.id, "ramp", numbers, DrawOf::ramp, {&one.timing.ramp});
    if (one.timing.duration) add(one.id, "duration", numbers, DrawOf::duration, {&*one.timing.duration});
    if (one.timing.half_life) add(one.id, "half_life", numbers, DrawOf::half_life, {&*one.timing.half_life});
    add(one.id, "effect", numbers, DrawOf::effect, uncertain_parts(one.effect));
  }
  void add(const Link& link, std::uint64_t seed) {
    const std::string name = link.cause.value + " -> " + link.effect.value;
    add(name, "elasticity", NamedNumbers(seed, "link " + name), DrawOf{0}, {&link.elasticity});
  }
  void add(const std::string& group, const std::string& part, const NamedNumbers& numbers, DrawOf what, std::vector<const Uncertain*> values) {
    std::erase_if(values, [](const Uncertain* value) { return is_certain(*value); });
    if (values.empty() || is_known(parameters_, group + "." + part)) return;
    parameters_.push_back({{group + "." + part, group, numbers, static_cast<std::uint64_t>(what), 1}, std::move(values)});
  }

  /// Of an indicator that is met twice, once by a shorter way, all steps count.
  void add_surprise(const WeightedNumbers& one, std::size_t steps) {
    const std::string name = "surprise " + one.of;
    for (RunnerInput& known : drawn_)
      if (known.input.name == name) known.input.count = std::max(known.input.count, steps);
    if (!is_known(drawn_, name)) drawn_.push_back({{name, name, one.numbers, 0, steps}, {}});
  }

  static bool is_known(const std::vector<RunnerInput>& inputs, const std::string& name) {
    return std::any_of(inputs.begin(), inputs.end(), [&](const RunnerInput& one) { return one.input.name == name; });
  }

  bool surprises_;
  std::vector<RunnerInput> parameters_{}, drawn_{};
};

}  // namespace

const Runner& runner_of(const Stage& stage, const TargetId& target, const std::string& entity, bool may_be_settled) {
  for (const Runner& runner : stage.runners()) {
    if (name_of(*runner.target) != target.value || runner.entity != entity) continue;
    if (runner.stream.ahead.is_settled() && !may_be_settled) fail_range("target", words_of_target(target, entity), "hangs on nothing: what is seen settles it");
    return runner;
  }
  fail_absent(stage, target, entity);
}

std::vector<RunnerInput> inputs_of(const Runner& runner, bool surprises) {
  InputList list(surprises);
  list.add(runner.stream);
  return list.made();
}

}  // namespace milepost
