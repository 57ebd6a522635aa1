// What may be given for a model, and for the errors that intervals rest on.
#pragma once

#include "bindings.hpp"
#include "milepost/projection.hpp"

namespace milepost::python {

/// A model: its name, a Combination, several names (the mean of their paths), or a function of (figures, steps) of one's own,
/// which has to outlive the model. Throws
/// TypeError for anything else, ParseError for a name that is none.
Model model_from(py::handle given);

/// None for the shipped errors, or an ErrorPool, which is mixed with them. Throws TypeError for anything else.
ErrorSource errors_from(py::handle given);


}  // namespace milepost::python
