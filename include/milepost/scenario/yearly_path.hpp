// A figure each year, and how each was come by: what scenarios of yearly figures start from and answer.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace milepost {

/// How a figure was come by: seen, estimated from what was seen, put in a gap, or ahead of what is known.
enum class FigureOrigin { reported, estimated, imputed, projected };

constexpr std::string_view name_of(FigureOrigin origin) {
  constexpr std::string_view names[]{"reported", "estimated", "imputed", "projected"};
  return names[static_cast<int>(origin)];
}

/// Figures of consecutive years, each standing at the close of its year; some may be missing. Without origins all are reported.
struct YearlyPath {
  int first{};  ///< the first year
  std::vector<std::optional<double>> values{};
  std::vector<FigureOrigin> origins{};  ///< as many as values, or none
  friend bool operator==(const YearlyPath&, const YearlyPath&) = default;
};

inline int last_year(const YearlyPath& path) { return path.first + static_cast<int>(path.values.size()) - 1; }

inline bool has_year(const YearlyPath& path, int year) { return year >= path.first && year <= last_year(path); }

inline std::size_t place_of(const YearlyPath& path, int year) { return static_cast<std::size_t>(year - path.first); }

/// Empty where the year has no figure, or lies outside.
inline std::optional<double> value_in(const YearlyPath& path, int year) {
  return has_year(path, year) ? path.values[place_of(path, year)] : std::nullopt;
}

/// Projected outside the path.
inline FigureOrigin origin_in(const YearlyPath& path, int year) {
  if (!has_year(path, year)) return FigureOrigin::projected;
  return path.origins.empty() ? FigureOrigin::reported : path.origins[place_of(path, year)];
}

/// Is there a figure of the year of one of these origins? Without any, every origin will do.
inline bool is_known(const YearlyPath& path, int year, std::span<const FigureOrigin> origins = {}) {
  if (!value_in(path, year)) return false;
  if (origins.empty()) return true;
  for (const FigureOrigin origin : origins)
    if (origin_in(path, year) == origin) return true;
  return false;
}

/// Where to look for a figure if the year itself has none.
enum class LookFrom { before, after };

constexpr std::string_view name_of(LookFrom side) { return side == LookFrom::before ? "before" : "after"; }

/// The year itself, else the nearest before (or after) it that has a figure of one of these origins. Empty if none has.
inline std::optional<int> known_year(const YearlyPath& path, int year, std::span<const FigureOrigin> origins = {}, LookFrom side = LookFrom::before) {
  const int step = side == LookFrom::before ? -1 : 1;
  if (side == LookFrom::before && year > last_year(path)) year = last_year(path);
  if (side == LookFrom::after && year < path.first) year = path.first;
  for (; has_year(path, year); year += step)
    if (is_known(path, year, origins)) return year;
  return std::nullopt;
}

/// The figure of that year: WHO's baseline value.
inline std::optional<double> known_value(const YearlyPath& path, int year, std::span<const FigureOrigin> origins = {}, LookFrom side = LookFrom::before) {
  const std::optional<int> found = known_year(path, year, origins, side);
  return found ? value_in(path, *found) : std::nullopt;
}

/// Seen or estimated from what was seen.
inline constexpr FigureOrigin seen_origins[]{FigureOrigin::reported, FigureOrigin::estimated};

/// The path cut off after a year: what lies later is forgotten.
inline YearlyPath until(YearlyPath path, int year) {
  if (year >= last_year(path)) return path;
  const std::size_t left = year < path.first ? 0 : place_of(path, year) + 1;
  path.values.resize(left);
  if (!path.origins.empty()) path.origins.resize(left);
  return path;
}

/// The values without their years, empty ones left out.
inline std::vector<double> known_values(const YearlyPath& path) {
  std::vector<double> known;
  for (const std::optional<double>& value : path.values)
    if (value) known.push_back(*value);
  return known;
}

}  // namespace milepost
