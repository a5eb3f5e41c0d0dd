#include "store/chain.h"

#include <string.h>

#include <sodium.h>

/* BLAKE2b's own parameter for what a digest is of, so that none can be taken for another. */
static const unsigned char of_event[crypto_generichash_blake2b_PERSONALBYTES] = "heltmed event";
static const unsigned char of_chain[crypto_generichash_blake2b_PERSONALBYTES] = "heltmed chain";

_Static_assert((int)SALT_SIZE == (int)crypto_generichash_blake2b_SALTBYTES, "the salt is BLAKE2b's own");
_Static_assert(2 * DIGEST_SIZE + 1 == HELTMED_HEAD_SIZE, "a head is printed in hexadecimal");

int chain_start(void) { return sodium_init() >= 0; }

void chain_random(unsigned char *out, size_t size) { randombytes_buf(out, size); }

void chain_next_salt(struct chain_salts *salts, unsigned char out[SALT_SIZE])
{
    if (salts->left == 0) {
        randombytes_buf(salts->bytes, sizeof salts->bytes);
        salts->left = SALTS_AT_ONCE;
    }
    unsigned char *salt = salts->bytes[--salts->left];
    memcpy(out, salt, SALT_SIZE);
    memset(salt, 0, SALT_SIZE);
}

void chain_forget(void *bytes, size_t size) { sodium_memzero(bytes, size); }

void chain_digest(const char *content, size_t size, const unsigned char salt[SALT_SIZE], unsigned char out[DIGEST_SIZE])
{
    (void)crypto_generichash_blake2b_salt_personal(out, DIGEST_SIZE, (const unsigned char *)content, size, NULL, 0, salt, of_event);
}

void chain_extend(struct chain_end *end, const unsigned char digest[DIGEST_SIZE])
{
    unsigned char link[DIGEST_SIZE + sizeof(uint64_t) + DIGEST_SIZE];

    end->seq++;
    memcpy(link, end->head, DIGEST_SIZE);
    for (size_t i = 0; i < sizeof(uint64_t); i++) {
        link[DIGEST_SIZE + i] = (unsigned char)((uint64_t)end->seq >> 8 * i);
    }
    memcpy(link + DIGEST_SIZE + sizeof(uint64_t), digest, DIGEST_SIZE);
    (void)crypto_generichash_blake2b_salt_personal(end->head, DIGEST_SIZE, link, sizeof link, NULL, 0, NULL, of_chain);
}

void chain_mark(const struct chain_secret *secret, char kind, const char *id, unsigned char out[DIGEST_SIZE])
{
    unsigned char of_kind[crypto_generichash_blake2b_PERSONALBYTES] = "heltmed ";
    of_kind[8] = (unsigned char)kind;
    (void)crypto_generichash_blake2b_salt_personal(out, DIGEST_SIZE, (const unsigned char *)id, strlen(id), secret->bytes,
                                                   sizeof secret->bytes, NULL, of_kind);
}

void chain_print(const unsigned char digest[DIGEST_SIZE], char out[HELTMED_HEAD_SIZE])
{
    (void)sodium_bin2hex(out, HELTMED_HEAD_SIZE, digest, DIGEST_SIZE);
}

int chain_read(const char *text, unsigned char out[DIGEST_SIZE])
{
    size_t size = 0;
    return strlen(text) == (size_t)2 * DIGEST_SIZE && sodium_hex2bin(out, DIGEST_SIZE, text, strlen(text), NULL, &size, NULL) == 0 &&
           size == DIGEST_SIZE;
}
