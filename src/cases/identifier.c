/* Ids are opaque, and no birth number is one. */
#include "cases/identifier.h"

#include "base/date.h"

enum { NUMBER_DIGITS = 11, BIRTH_DATE_DIGITS = 6 };

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_letter_or_digit(char byte) { return is_digit(byte) || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

bool id_is_well_formed(const char *id, size_t size)
{
    if (size == 0 || size > ID_SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        if (!is_letter_or_digit(id[i]) && id[i] != '.' && id[i] != '_' && id[i] != '-') {
            return false;
        }
    }
    return true;
}

/* Day, month and year of birth. The century is not told since 2032, so that a leap day needs only a year that may be one. D-numbers
 * add 40 to the day, H-numbers and some test numbers 40 to the month, other test numbers 80. */
static bool is_birth_date(const int32_t *digits)
{
    int32_t day = digits[0] * 10 + digits[1], month = digits[2] * 10 + digits[3], year = digits[4] * 10 + digits[5];

    day -= day > 40 ? 40 : 0;
    month -= month > 80 ? 80 : month > 40 ? 40 : 0;
    return date_exists(2000 + year, month, day);
}

/* Two check digits. Since 2032 the first may leave 1, 2 or 3 as well as 0; both rules hold beside one another. */
static bool is_checked(const int32_t *digits)
{
    static const int32_t first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0}, second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    enum { MODULUS = 11, REMAINDER_MAX = 3 };
    int32_t first_sum = 0, second_sum = 0;

    for (size_t i = 0; i < NUMBER_DIGITS; i++) {
        first_sum += first[i] * digits[i];
        second_sum += second[i] * digits[i];
    }
    return first_sum % MODULUS <= REMAINDER_MAX && second_sum % MODULUS == 0;
}

/* Whether a number begins at `id`: 11 digits, or 6 and 5 with one sign between them, and neither letter nor digit after. */
static bool birth_number_begins(const char *id, size_t size)
{
    int32_t digits[NUMBER_DIGITS];
    size_t count = 0, at = 0;

    for (; at < size && count < NUMBER_DIGITS; at++) {
        if (is_digit(id[at])) {
            digits[count++] = id[at] - '0';
        } else if (at != BIRTH_DATE_DIGITS || is_letter_or_digit(id[at])) {
            return false;
        }
    }
    return count == NUMBER_DIGITS && (at == size || !is_letter_or_digit(id[at])) && is_birth_date(digits) && is_checked(digits);
}

bool id_could_be_birth_number(const char *id, size_t size)
{
    for (size_t i = 0; i + NUMBER_DIGITS <= size; i++) {
        if ((i == 0 || !is_letter_or_digit(id[i - 1])) && birth_number_begins(id + i, size - i)) {
            return true;
        }
    }
    return false;
}

void id_blot_out(char *id)
{
    for (; *id != '\0'; id++) {
        *id = is_digit(*id) ? 'x' : *id;
    }
}
