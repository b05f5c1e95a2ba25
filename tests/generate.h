/*
 * Reports out of a seed: consistent ones of any shape, for property tests, benches and corpora. Only
 * the public header is used.
 */
#ifndef TESTS_GENERATE_H
#define TESTS_GENERATE_H

#include <juesuan.h>

#include <stdbool.h>
#include <stdint.h>

/* Numbers out of a seed (splitmix64): the same on every machine. */
typedef struct generator {
    uint64_t state;
} generator;

generator generator_of(uint64_t seed);
uint64_t generate_number(generator *numbers);
/* 0 to below - 1 */
uint64_t generate_below(generator *numbers, uint64_t below);
/* One time in `of`. */
bool generate_once_in(generator *numbers, uint64_t of);

typedef struct generate_shape {
    uint64_t tree;     /* seed of the subjects: the same tree is the same department in another year */
    uint64_t values;   /* seed of the amounts */
    int year;          /* 0: out of the seed of the amounts */
    juesuan_unit unit; /* UNKNOWN: out of the seed of the tree */
    size_t subjects;   /* leaves of the expenditure table at most; 0: out of the seed */
    bool negative;     /* some amounts are */
    bool invented;     /* subjects that no code book has, in trees of any shape */
    bool plain;        /* no 政府性基金, 国有资本经营, 上缴, 附属 */
} generate_shape;

/* Never NULL; ends the program where the library refuses what the generator made. */
juesuan_report *generate_report(const generate_shape *shape);
/* The shape that a number alone stands for: of every kind. */
generate_shape generate_shape_of(uint64_t seed);

/* How many of `wanted` rounds there is time for: fewer under sanitizers, far fewer under valgrind. */
uint64_t generate_rounds(uint64_t wanted);

#endif
