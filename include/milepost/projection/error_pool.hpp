// Errors on one's own series, as a summary that adds up, and what it makes of the shipped tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "milepost/projection/error_source.hpp"

namespace milepost {

/// How the errors of one model on one's own series lie among those of the shipped table: counts of their standard normal scores in 96 bins
/// of 1/8 from -6 to 6, all lengths and steps together. Where the shipped table is right they lie as a normal distribution does. Counts are
/// whole numbers, so that a summary has the same bits however the series were parted.
struct ErrorPool {
  std::string model{};
  std::array<std::int64_t, 96> counts{};
  std::int64_t series{};  ///< that gave errors; those of one series hang together, so that it is series that count
  friend bool operator==(const ErrorPool&, const ErrorPool&) = default;
};

/// Counts one error by its score among the errors that the shipped table expects; scores past 6 count as 6.
void add(ErrorPool& pool, double score);

/// Both together; of series that are in one of them only. Throws OutOfRange for errors of different models.
ErrorPool merge(const ErrorPool& a, const ErrorPool& b);

/// The weight of one's own errors against the shipped ones: S / (S + 40) of S series. 40 was chosen on the histories of M1 and Tourism,
/// each with the table of the other: see docs/projection.md.
double weight_of(const ErrorPool& pool);

/// The score that the shipped table must be asked for instead of this one: the weighted mean of the score itself and of the one that as large
/// a share of one's own errors lies below. Ascends with the score; the score itself for a pool without errors.
double mixed_score(const ErrorPool& pool, double score);

/// A shipped table with its quantiles moved to where one's own errors say.
ErrorTable mixed(const ErrorTable& shipped, const ErrorPool& pool);

/// What projections take: every shipped table, mixed.
MixedErrors finish(const ErrorPool& pool);

}  // namespace milepost
