/*
 * The chain: each event has a digest of its content, salted, and the head after it binds that digest to all before. An erased
 * event leaves its digest and loses its salt, so that the chain still holds and nothing can be guessed back.
 */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#include <heltmed/store.h>

enum { DIGEST_SIZE = 32, SALT_SIZE = 16, SALTS_AT_ONCE = 64 };

/* The file's own random bytes. */
struct chain_secret {
    unsigned char bytes[DIGEST_SIZE];
};

/* Random salts, drawn many at once. */
struct chain_salts {
    unsigned char bytes[SALTS_AT_ONCE][SALT_SIZE];
    size_t left;
};

struct chain_end {
    int64_t seq; /* of the last event; 0: none */
    unsigned char head[DIGEST_SIZE];
};

/* False when the system has no random numbers. Any number of times, any thread. */
int chain_start(void);

void chain_random(unsigned char *out, size_t size);
void chain_next_salt(struct chain_salts *salts, unsigned char out[SALT_SIZE]);
/* Overwrites what must not stay in memory. */
void chain_forget(void *bytes, size_t size);

void chain_digest(const char *content, size_t size, const unsigned char salt[SALT_SIZE], unsigned char out[DIGEST_SIZE]);
/* The end of the chain after one more event. */
void chain_extend(struct chain_end *end, const unsigned char digest[DIGEST_SIZE]);

/* What an erased key or case is known again by: a digest keyed by the file's secret. `kind` is CHAIN_KEY or CHAIN_CASE. */
enum { CHAIN_KEY = 'k', CHAIN_CASE = 'c' };
void chain_mark(const struct chain_secret *secret, char kind, const char *id, unsigned char out[DIGEST_SIZE]);

void chain_print(const unsigned char digest[DIGEST_SIZE], char out[HELTMED_HEAD_SIZE]);
/* False when it is not 64 hexadecimal digits. */
int chain_read(const char *text, unsigned char out[DIGEST_SIZE]);

#endif
