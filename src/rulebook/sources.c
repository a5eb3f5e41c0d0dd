/* Where each rule and rate comes from: what an id cited by a criterion or parameter stands for. */
#include "rulebook/sources.h"

#include <string.h>

#include <heltmed/rulebook.h>

struct document {
    const char *date;
    const char *address; /* NULL: none known */
};

struct source {
    const char *id, *title;
    const struct document *document;
};

static const struct document programme = {"undated (from the pandemic years)", NULL};
static const struct document vivirkr = {"undated (project of 2016 to 2019)", NULL};
/* The leaflet itself was not found; the page says nearly the same. */
static const struct document leaflet = {"April 2024", "https://heltmed.no/om-helt-med/det-unike-med-helt-med"};
static const struct document express = {"undated (after June 2023, before 2025)",
                                        "https://heltmed.no/bli-helt-med-kommune/kom-raskt-i-gang"};
static const struct document digital = {"6 October 2021, updated 20 June 2024",
                                        "https://innovation.helsingborg.se/initiativ/digital-arbetstraning/"};
static const struct document notes = {"November 2026", NULL};

/* Outside facts: when they were gathered, and where the main source is. */
static const struct document benefit = {"rates of 2017 to 2026, gathered in November 2026",
                                        "https://www.regjeringen.no/no/dokumenter/prop.-8-l-20252026/id3132077/?ch=2"};
static const struct document vta_rates = {"rates of 2016 to 2026, gathered in November 2026",
                                          "https://iarbeid.no/arbeidsgiverstotte/tilskuddssatser"};
static const struct document conversion = {"2022 to October 2025, gathered in November 2026", "https://norgeslover.no/horingssvar/832"};
static const struct document klap = {"May 2023 to March 2024, gathered in November 2026", "https://klapjob.dk"};
static const struct document tariffs = {"rates of 2018 to June 2025, gathered in November 2026", "https://www.arbeidstilsynet.no/en/"};
static const struct document holidays = {"acts in force in November 2026", NULL};
static const struct document schools = {"school years 2024 to 2027, gathered in November 2026", "https://tidia.no/artikler/hostferie"};
static const struct document employment_law = {"acts in force in November 2026", "https://www.arbeidstilsynet.no"};
static const struct document fidelity = {"gathered in November 2026", "https://centreformentalhealth.org.uk/the-ips-fidelity-scale"};
static const struct document danish_law = {"Act no. 1750 of 29 December 2025, gathered in November 2026", "https://star.dk"};
static const struct document identifiers = {"gathered in November 2026",
                                            "https://github.com/Skatteetaten/folkeregisteret-api-dokumentasjon"};
static const struct document data_law = {"gathered in November 2026", "https://www.datatilsynet.no"};
static const struct document figures = {"2018 to 2024, gathered in November 2026", NULL};

#define PROGRAMME(id, subject)                                    \
    {                                                             \
        id, "HELT MED competence programme: " subject, &programme \
    }
#define POINTER(id, subject)                             \
    {                                                    \
        id, "ViVirk'R, ten pointers: " subject, &vivirkr \
    }
#define LEAFLET(id, subject)                       \
    {                                              \
        id, "HELT MED leaflet: " subject, &leaflet \
    }
#define EXPRESS(id, subject)                            \
    {                                                   \
        id, "HELT MED eXpress page: " subject, &express \
    }
#define DIGITAL(id, subject)                                         \
    {                                                                \
        id, "Digital work training, Helsingborg: " subject, &digital \
    }

static const struct source sources[] = {
    {"S0", "HELT MED competence programme (web page on a programme of digital courses)", &programme},
    PROGRAMME("S0-01", "name"),
    PROGRAMME("S0-02", "who stands behind it"),
    PROGRAMME("S0-03", "who it is for"),
    PROGRAMME("S0-04", "small video groups, with help to take part"),
    PROGRAMME("S0-05", "teaching methods that fit"),
    PROGRAMME("S0-06", "mastery and lasting employment as the aim"),
    PROGRAMME("S0-07", "anchor in CRPD article 27"),
    PROGRAMME("S0-08", "resource group of workers"),
    PROGRAMME("S0-09", "given to all who got a job"),
    PROGRAMME("S0-10", "usual group size"),
    PROGRAMME("S0-11", "individual follow-up in addition"),
    PROGRAMME("S0-12", "teaching by video only"),
    PROGRAMME("S0-13", "meeting tool"),
    PROGRAMME("S0-14", "technical help and close persons"),
    PROGRAMME("S0-15", "talk and presentations by turns"),
    PROGRAMME("S0-16", "length of a session"),
    PROGRAMME("S0-17a", "number of sessions"),
    PROGRAMME("S0-17b", "time between sessions"),
    PROGRAMME("S0-18", "outside working hours"),
    PROGRAMME("S0-19", "real competence and a certificate"),
    PROGRAMME("S0-20", "tests along the way"),
    PROGRAMME("S0-21", "infection control as the occasion"),
    PROGRAMME("S0-22", "supplement to other training"),
    PROGRAMME("S0-23", "job specialists through the whole career"),

    {"S1", "ViVirk'R: ten pointers from resource courses for young people with disabilities (Ligeværd, Denmark)", &vivirkr},
    POINTER("S1-01", "the project"),
    POINTER("P1", "1, the young people"),
    POINTER("P2", "2, work in the long run and what it takes"),
    POINTER("P3", "3, a whole, practical and close effort"),
    POINTER("P4", "4, real places to practise"),
    POINTER("P5", "5, guidance close to the work"),
    POINTER("P6", "6, work testing and clarification"),
    POINTER("P7", "7, close cooperation of all parties"),
    POINTER("P8", "8, continuity and leadership"),
    POINTER("P9", "9, a wide network of local firms"),
    POINTER("P10", "10, the firm's relational capacity before a match"),

    {"S2", "HELT MED leaflet: what is unique about HELT MED (the address is a page that says nearly the same)", &leaflet},
    LEAFLET("S2-01", "target group"),
    LEAFLET("S2-02", "purpose"),
    LEAFLET("S2-03", "vision, a choice of jobs"),
    LEAFLET("S2-04", "vision, included through work"),
    LEAFLET("S2-05", "vision, being of use to others"),
    LEAFLET("S2-06", "agreements with employers"),
    LEAFLET("S2-07", "posts are advertised"),
    LEAFLET("S2-08", "interviews with every applicant, references"),
    LEAFLET("S2-09", "four weeks of paid trial"),
    LEAFLET("S2-10", "follow-up during recruitment and after"),
    LEAFLET("S2-11", "share offered a permanent post"),
    LEAFLET("S2-12", "disability benefit kept beside the wage"),
    LEAFLET("S2-13", "wage floor"),
    LEAFLET("S2-14", "what the floor came to in kroner"),
    LEAFLET("S2-15", "other terms as everyone's"),
    LEAFLET("S2-16", "follow-up through working life"),
    LEAFLET("S2-17", "where HELT MED is"),
    LEAFLET("S2-18", "same content and quality everywhere"),
    LEAFLET("S2-19", "lasting job specialist"),
    LEAFLET("S2-20", "lasting follow-up of employers"),
    LEAFLET("S2-21", "who delivers follow-up"),
    LEAFLET("S2-22", "the team and its partners"),
    LEAFLET("S2-23", "municipalities where Nav follows up"),
    LEAFLET("S2-24", "competence programme for workers"),
    LEAFLET("S2-25", "social gatherings"),
    LEAFLET("S2-26", "safety number"),
    LEAFLET("S2-27", "UngJobb, which pupils"),
    LEAFLET("S2-28", "UngJobb, three phases"),
    LEAFLET("S2-29", "UngJobb, employers who can hire"),
    LEAFLET("S2-30", "UngJobb, information, mapping and match"),
    LEAFLET("S2-31", "UngJobb, start of the placement"),
    LEAFLET("S2-32", "UngJobb, the week"),
    LEAFLET("S2-33", "UngJobb, end of the placement"),
    LEAFLET("S2-34", "UngJobb, certificate"),
    LEAFLET("S2-35", "UngJobb, on into permanent work"),
    LEAFLET("S2-36", "UngJobb, school is finished"),
    LEAFLET("S2-37", "UngJobb, target for offers"),
    LEAFLET("S2-38", "UngJobb, a year at folk high school"),
    LEAFLET("S2-39", "UngJobb, higher expectations"),

    {"S3", "HELT MED eXpress page: how a municipality gets started", &express},
    EXPRESS("S3-01", "municipal share in VTA-S"),
    EXPRESS("S3-02", "shortage of VTA-S places"),
    EXPRESS("S3-03", "no upper limit on places"),
    EXPRESS("S3-04", "own share about that of VTA-S"),
    EXPRESS("S3-05", "name of the agreements"),
    EXPRESS("S3-06", "start within a few weeks"),
    EXPRESS("S3-07", "not for every person"),
    EXPRESS("S3-08", "match of wishes and the employer's need"),
    EXPRESS("S3-09", "places freed elsewhere"),
    EXPRESS("S3-10", "CRPD articles 8 and 27"),
    EXPRESS("S3-11", "KLAP as the model, and its report"),
    EXPRESS("S3-12", "gain for society"),
    EXPRESS("S3-13", "profitable for the employer"),
    EXPRESS("S3-14", "a wide choice of jobs"),
    EXPRESS("S3-15", "price of a place to begin with"),
    EXPRESS("S3-16", "conversion into VTA-O"),
    EXPRESS("S3-17", "when VTA-O might come"),
    EXPRESS("S3-18", "no cost after conversion"),
    EXPRESS("S3-19", "who creates jobs and recruits"),
    EXPRESS("S3-20", "advertised, reserved for residents"),
    EXPRESS("S3-21", "trial after the second interview"),
    EXPRESS("S3-22", "follow-up in the trial"),
    EXPRESS("S3-23", "who pays in the trial"),
    EXPRESS("S3-24", "permanent post when both wish it"),
    EXPRESS("S3-25", "share who go on"),
    EXPRESS("S3-26", "contract differs in the wage only"),
    EXPRESS("S3-27", "minimum wage of the scheme"),
    EXPRESS("S3-28", "what the minimum typically comes to"),
    EXPRESS("S3-29", "wage as a supplement to the benefit"),
    EXPRESS("S3-30", "employer first, worker first or both"),
    EXPRESS("S3-31", "a good ending"),
    EXPRESS("S3-32", "follow-up as long as the job lasts"),
    EXPRESS("S3-33", "follow-up stepped down"),
    EXPRESS("S3-34", "closer follow-up when called for"),
    EXPRESS("S3-35", "social gatherings"),
    EXPRESS("S3-36", "a few agreements or many"),

    {"S4", "Digital work training: page of the city of Helsingborg on a discontinued initiative", &digital},
    DIGITAL("S4-01", "discontinued"),
    DIGITAL("S4-02", "the home as a workplace"),
    DIGITAL("S4-03", "two tracks"),
    DIGITAL("S4-04", "who it is for"),
    DIGITAL("S4-05", "no demand to be in a social setting"),
    DIGITAL("S4-06", "the team"),
    DIGITAL("S4-07", "how far it came"),
    DIGITAL("S4-08", "a first step that worked"),
    DIGITAL("S4-09", "hard to do fully at a distance"),
    DIGITAL("S4-10", "risk of lock-in at home"),
    DIGITAL("S4-11", "residents take part throughout"),
    DIGITAL("S4-12", "dates of the page"),

    {"A7", "Contradictions in the sources and how they are read here (docs/readings.md)", &notes},
    {"A8", "What the sources leave unsaid and what is chosen here (docs/readings.md)", &notes},

    {"B1", "Outside facts: disability benefit, free amounts and G (National Insurance Act § 12-14)", &benefit},
    {"B2", "Outside facts: rates of VTA-S and VTA-O", &vta_rates},
    {"B3", "Outside facts: what became of conversion into VTA-O", &conversion},
    {"B4", "Outside facts: KLAP in Denmark", &klap},
    {"B5", "Outside facts: generally applicable minimum wages and municipal pay in Norway", &tariffs},
    {"B6", "Outside facts: public holidays of Norway, Denmark and Sweden", &holidays},
    {"B7", "Outside facts: the Norwegian school calendar", &schools},
    {"B8", "Outside facts: probation, temporary posts and young workers (Working Environment Act)", &employment_law},
    {"B9", "Outside facts: fidelity scales and the stages of supported employment", &fidelity},
    {"B10", "Outside facts: Danish resource courses and Swedish work training", &danish_law},
    {"B11", "Outside facts: birth, municipality and organisation numbers", &identifiers},
    {"B12", "Outside facts: law on data, reasons, access and language", &data_law},
    {"B13", "Outside facts: published outcomes and the usual statistics", &figures},
};

size_t source_count(void) { return sizeof(sources) / sizeof(sources[0]); }

const char *source_id(size_t index) { return index < source_count() ? sources[index].id : NULL; }

static const struct source *source_named(const char *id)
{
    for (size_t i = 0; id != NULL && i < source_count(); i++) {
        if (strcmp(sources[i].id, id) == 0) {
            return &sources[i];
        }
    }
    return NULL;
}

const char *heltmed_source_title(const char *id)
{
    const struct source *source = source_named(id);
    return source == NULL ? NULL : source->title;
}

const char *heltmed_source_date(const char *id)
{
    const struct source *source = source_named(id);
    return source == NULL ? NULL : source->document->date;
}

const char *heltmed_source_address(const char *id)
{
    const struct source *source = source_named(id);
    return source == NULL ? NULL : source->document->address;
}
