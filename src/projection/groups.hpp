// Groups of histories carried on by each model; compiled apart, since every one is compiled for three widths.
#pragma once

#include "milepost/projection/group_loop.hpp"

namespace milepost::projection {

using detail::HistoryGroup;

void carry_on(const Automatic& model, const HistoryGroup& group);
void carry_on(const Naive& model, const HistoryGroup& group);
void carry_on(const MeanOfAll& model, const HistoryGroup& group);
void carry_on(const Drift& model, const HistoryGroup& group);
void carry_on(const LogDrift& model, const HistoryGroup& group);
void carry_on(const LinearTrend& model, const HistoryGroup& group);
void carry_on(const TheilSen& model, const HistoryGroup& group);
void carry_on(const SimpleSmoothing& model, const HistoryGroup& group);
void carry_on(const Holt& model, const HistoryGroup& group);
void carry_on(const DampedTrend& model, const HistoryGroup& group);
void carry_on(const ExponentialFamily& model, const HistoryGroup& group);
void carry_on(const Theta& model, const HistoryGroup& group);
void carry_on(const OptimisedTheta& model, const HistoryGroup& group);
void carry_on(const DynamicTheta& model, const HistoryGroup& group);
void carry_on(const ComplexSmoothing& model, const HistoryGroup& group);
void carry_on(const LogisticGrowth& model, const HistoryGroup& group);
void carry_on(const GompertzGrowth& model, const HistoryGroup& group);
void carry_on(const BoxCoxTheta& model, const HistoryGroup& group);
void carry_on(const Combination& model, const HistoryGroup& group);
void carry_on(const CustomModel& model, const HistoryGroup& group);

}  // namespace milepost::projection
