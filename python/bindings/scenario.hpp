// Effects and uncertain numbers as Python gives them.
#pragma once

#include "record.hpp"

namespace milepost::python {

template <>
struct Accept<Uncertain> {
  static std::optional<Uncertain> from(py::handle given) {
    if (const std::optional<double> number = number_from(given)) return *number;
    py::detail::make_caster<Uncertain> caster;
    if (!caster.load(given, false)) return std::nullopt;
    return py::detail::cast_op<Uncertain>(std::move(caster));
  }
  static std::string expected() { return "a number or a distribution (mp.Triangular(1, 2, 4), mp.Uniform(0, 1), ...)"; }
};

template <>
struct Accept<Effect> {
  static std::optional<Effect> from(py::handle given) {
    py::detail::make_caster<Effect> caster;
    if (!caster.load(given, false)) return std::nullopt;
    return py::detail::cast_op<Effect>(std::move(caster));
  }
  static std::string expected() { return "an effect (mp.LinearChange(2), mp.FixedTarget(90, by='2030-12-31'), mp.Stop(), ...)"; }
};

/// An effect alone is held within 0 and 100, better figures kept.
template <>
struct Accept<TrimmedEffect> {
  static std::optional<TrimmedEffect> from(py::handle given) {
    if (py::isinstance<TrimmedEffect>(given)) return given.cast<TrimmedEffect>();
    if (std::optional<Effect> effect = Accept<Effect>::from(given)) return TrimmedEffect{std::move(*effect), {}};
    return std::nullopt;
  }
  static std::string expected() { return Accept<Effect>::expected() + ", or an mp.TrimmedEffect"; }
};

template <>
struct Word<TrimmedEffect> {
  static constexpr auto name = py::detail::const_name("TrimmedEffect | Effect");
};
template <>
struct Word<Uncertain> {
  static constexpr auto name = py::detail::const_name("Uncertain");
};

/// Stands in a blank value for a day that is always given.
inline const Date some_day{2000, 12, 31};

}  // namespace milepost::python
