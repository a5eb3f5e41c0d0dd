/* One function reads facts and answers, see answers.h. */
DOCUMENT_IN(facts, size, facts_to_json)
RETURNS(answer_assess, "HeltMedDecision")
RETURNS(answer_plan, "HeltMedPlan")
RETURNS(answer_shortfalls, "HeltMedShortfalls")
RETURNS(answer_share, "HeltMedShare")
%rename(heltmed_assess) answer_assess;
%rename(heltmed_plan_make) answer_plan;
%rename(heltmed_shortfalls_make) answer_shortfalls;
%rename(heltmed_share_make) answer_share;
%include "answers.h"
