// All public types, declared only.
#pragma once

namespace milepost {

// errors
class Error; class OutOfRange; class UnitMismatch; class UndefinedMean; class ParseError; class InvalidInput; struct Problem; struct Position;
// 1 time
class Date; class Period; struct Year; struct Half; struct Quarter; struct Month; struct Span; struct Recurrence;
struct ByDate; struct EndOf; struct Within; struct EachPeriod; struct RelativeTo; struct NoDue; struct Due; struct PlanFrame; struct Schedule;
enum class Frequency; enum class Basis;
// 2 quantity
struct Unit; struct Quantity; struct Percent; struct PercentagePoints; enum class Direction;
struct MoreThan; struct AtLeast; struct LessThan; struct AtMost; struct Reach; struct About; struct Between; struct AllOf; struct SomeOf;
struct Toward; struct ChangeBy; struct Above; struct InStepWith;
// 3 trajectory
struct Linear; struct Geometric; struct Logistic; struct Steps; struct Profile; struct FrontLoaded; struct BackLoaded; struct Waypoint; class Trajectory; struct Point; struct Line;
// 4 plan
enum class Language; struct Text; struct Document; struct Source; struct Organization; struct Responsible; struct Responsibility;
struct EntitySet; struct Indicator; struct Baseline; struct Ending; struct Milestone; struct Target; struct Section; struct Bundle; struct Task;
struct NamedPeriod; struct Plan; struct Directory; enum class Kind; enum class Strength; struct Membership; enum class DeliverableKind; struct Step;
struct Deliverable; enum class NumberRole; struct StatedNumber; struct Body; enum class CadenceKind; struct Cadence; struct Grade; enum class DecisionKind;
struct Decision; struct Evaluation; enum class StateEffect; struct State; struct Transition; struct VerdictRule; struct Workflow; struct RequiredContent;
struct ChildPlans; struct ParentPlan; struct PlanRule; struct ResponsibleWords; enum class Relation; struct DocumentRelation; enum class Known; enum class Authority;
// 5 observation
struct Observation; class Series; struct Total; struct SeriesKey; enum class Report; enum class ObservationStatus; enum class Exactness;
struct StepProgress;
// 6 projection
struct Trend; struct Naive; struct MeanOfAll; struct Drift; struct LogDrift; struct LinearTrend; struct TheilSen; struct SimpleSmoothing; struct Holt; struct DampedTrend;
struct Theta; struct OptimisedTheta; struct DynamicTheta; struct Automatic; struct ExponentialFamily; struct ComplexSmoothing; struct LogisticGrowth; struct GompertzGrowth;
enum class Average; struct AsItIs; struct LogScale; struct ShiftedLog; struct BoxCox; struct LogitScale; struct NaturalLimits; enum class SeasonFinding; struct Seasons;
struct Combination; struct CustomModel; struct RegularSeries; enum class SeriesFault; struct ErrorScale; struct ErrorTable; struct ExpectedErrors; class ErrorCurve; enum class MeasuredOn; struct ErrorPool; struct ShippedErrors; struct MixedErrors; struct Outlook; class DrawnFigures; struct History; struct Paths;
struct ProjectionSettings; struct ProjectionColumns; struct ProjectedFigure; struct Projection; struct ReliabilityBin;
struct BacktestSettings; struct BacktestOrigin; struct Backtest; struct AccuracyRow; struct BacktestErrors;
// 7 assessment
struct MetRange; enum class Status; enum class Movement; enum class Reason; enum class Mark; struct Evidence; struct Demand; enum class Track; struct Start;
struct Figure; struct Standing; struct Cuts; struct Score; struct Path; struct TimeProportional; struct GrowthRatio; struct TrendProjection;
struct Custom; struct EarnedValue; struct EarnedSchedule; enum class Light; struct LagLights; struct HistoryLights; struct GrowthLights; struct DelayLights; struct DutyLights;
struct MilestoneForecast; enum class MilestoneTrend; enum class DeliveryConfidence; struct ConfidenceCuts; struct Instance; struct EntityStanding; struct Verdict; struct Tally;
enum class Unforeseen; struct Chance;
enum class Side; struct Category; struct CutTable; struct FourWays; struct ScorePiece; struct ScoreMap; enum class BaseChoice; struct PointChoice;
enum class RateEstimator; enum class Statistic; enum class PathShape; enum class NegativeValues; enum class SignChange; struct Treatments; struct Preset;
enum class PresetPart; enum class Cause; struct Explanation; struct Disagreement; struct Comparison;
struct AttainSettings; struct AttainColumns; struct SumAsked; struct SimulatedProbability;
struct EarlyWarningSettings; struct PseudoTarget; struct Foresight; struct EarlyOpinions; struct EarlyVerdicts; struct EarlyWarningRow;
// 8 aggregation
struct EntityEvidence; struct RollUp; struct ScorecardRow; struct DeliverableRow; struct ChildPlan; struct ChildStanding; struct Scorecard; struct Group;
enum class Mean; enum class IfMissing; struct Composition; struct Nested; struct ClassCounts; struct WinsoriseRule;
enum class DashboardColour; enum class Arrow; struct JudgedTargets; struct UncertainScore; struct ComparedTarget; struct PlanComparison; struct ProjectedTarget;
// 9 governance
enum class DutyKind; struct Duty; struct Fulfilment; struct Overdue; struct Review; struct Event; struct Stay; struct OpenObligation; struct Case;
struct Irregularity; struct Replay; struct Log;
// 10 scenario
struct Uniform; struct Triangular; struct Pert; struct NormalDistribution; struct LogNormal; struct BetaDistribution; struct Empirical; enum class FigureOrigin; struct YearlyPath;
enum class LookFrom; struct Course; struct BusinessAsUsual; struct LevelShift; struct GrowthChange; struct LinearChange; struct AnnualRate; struct LatestRate; struct RateToGoal;
enum class LineClock; struct PercentOfBaseline; struct FixedTarget; struct HaltRise; enum class DipRate; struct DipRecover; struct GivenValues; struct ReturnToEarlier; struct Stop;
struct Cap; struct BestOf; struct CustomEffect; struct Trim; struct TrimmedEffect; struct EffectFrame; struct YearlyFrame; struct WhoUnit; struct WhoScenario; enum class CovidScenario;
struct ParameterFault; struct LinkCircle; struct Timing; struct DrawnTiming; struct Intervention; struct Link; struct TargetChange; struct Scenario; struct ScenarioDifference; class NamedNumbers; struct Correlations;
enum class Sampling; struct Odds; struct Band; struct FirstPassage; struct TargetOutcome; struct SumOutcome; struct GroupOutcome; struct LeftOut; struct SimulationNote; struct Outcome; struct SimulationSettings;
struct ScheduledTask; enum class PrecedenceType; struct Precedence; struct TaskNetwork; struct TaskTimes; struct Timetable; struct ScheduleSettings; struct TaskFinish; struct ScheduleOutcome; struct PlanNetwork;
struct Estimate; struct YearlyPace; struct RequiredEffort; struct LeverSettings; struct LeverEffect; struct Lever; struct LeverRanking;
struct CubeGroup; struct MorrisEffect; struct MorrisSettings; struct SobolIndex; struct SobolSettings; struct InputGroup; struct SensitivitySettings; struct TornadoBar; struct Tornado;
struct MorrisStep; struct MorrisEffects; struct SobolStep; struct SobolIndices; struct Condition; struct FigureSpread; struct ScreenedTarget; struct Screening;
// 11 io
struct FigureColumn; struct WholeColumn; struct CountColumn; struct DayColumn; struct WordColumn; struct ListColumn; struct NamedColumn;
struct WholeCodes; struct Grouping; class ArrowTable;

}  // namespace milepost
