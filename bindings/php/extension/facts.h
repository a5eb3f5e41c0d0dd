/* Documents from PHP's arrays, as the JSON that the library reads: one way in, and a new fact needs nothing here. */
#ifndef PHP_FACTS_H
#define PHP_FACTS_H

#include "php.h"
#include "zend_smart_str.h"

/* Appends the JSON of an array of facts; of a string, which is taken for JSON, that itself. Dates (DateTimeInterface, by
 * their civil day) and backed enums are written as what they stand for. What no fact can be (a float, another object, a
 * list within lists) is written as a number with a point, so that the library refuses it like any wrong type. */
void facts_to_json(smart_str *json, zval *facts);

/* The same for an overlay on a rulebook, and for an event. */
void record_to_json(smart_str *json, zval *record);

#endif
