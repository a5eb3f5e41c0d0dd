<?php

declare(strict_types=1);

namespace Portal;

use HeltMed\Assessment;
use HeltMed\EventType;
use HeltMed\Fact;

/** The description of the API, made from the library's tables: a new fact or type of event is in it by itself. */
final class OpenApi
{
    /** @return array<string, mixed> */
    public static function document(): array
    {
        $paths = [];
        foreach (Assessment::all() as $assessment) {
            $paths['/api/assess/' . $assessment->name] = ['post' => [
                'summary' => $assessment->title,
                'operationId' => 'assess_' . $assessment->name,
                'requestBody' => ['required' => true, 'content' => ['application/json' => ['schema' => self::facts($assessment->facts)]]],
                'responses' => self::responses('The decision', ['type' => 'object']),
            ]];
        }
        $paths['/api/cases/{id}'] = ['get' => [
            'summary' => 'One case as it stands today',
            'operationId' => 'case',
            'parameters' => [['name' => 'id', 'in' => 'path', 'required' => true, 'schema' => self::id()]],
            'responses' => self::responses('The case', ['type' => 'object']),
        ]];
        $types = array_map(static fn (EventType $type): array => self::event($type), EventType::all());
        $paths['/api/events'] = ['post' => [
            'summary' => 'Record what has happened',
            'operationId' => 'append',
            'requestBody' => ['required' => true, 'content' => ['application/json' => ['schema' => ['oneOf' => array_values($types)]]]],
            'responses' => self::responses('The receipt', ['type' => 'object', 'properties' => ['seq' => ['type' => 'integer'],
                'version' => ['type' => 'integer'], 'head' => ['type' => 'string']]]),
        ]];

        return [
            'openapi' => '3.0.3',
            'info' => ['title' => 'HELT MED in the municipality', 'version' => '1', 'description' => 'Answers are accounts of facts, never decisions by law.'],
            'components' => ['securitySchemes' => ['token' => ['type' => 'http', 'scheme' => 'bearer']]],
            'security' => [['token' => []]],
            'paths' => $paths,
        ];
    }

    /**
     * @param array<string, Fact> $facts
     *
     * @return array<string, mixed>
     */
    private static function facts(array $facts): array
    {
        $properties = [];
        $required = [];
        foreach ($facts as $fact) {
            $properties[$fact->name] = self::value($fact->kind, $fact->words, $fact->lowest, $fact->highest, $fact->fields)
                + ['description' => $fact->about, 'nullable' => true];
            if ($fact->required) {
                unset($properties[$fact->name]['nullable']);
                $required[] = $fact->name;
            }
        }

        return ['type' => 'object', 'additionalProperties' => false, 'properties' => $properties] + ($required === [] ? [] : ['required' => $required]);
    }

    /** @return array<string, mixed> */
    private static function event(EventType $type): array
    {
        $data = [];
        $must = [];
        foreach ($type->fields as $field) {
            $data[$field->name] = self::value($field->kind, $field->words, $field->lowest, $field->highest, []) + ['description' => $field->about];
            if ($field->required) {
                $must[] = $field->name;
            }
        }
        $properties = ['key' => self::id(), 'case' => self::id(), 'type' => ['type' => 'string', 'enum' => [$type->name]],
            'on' => ['type' => 'string', 'format' => 'date'], 'corrects' => self::id(), 'expected_version' => ['type' => 'integer', 'minimum' => 0],
            'data' => ['type' => 'object', 'properties' => (object) $data, 'additionalProperties' => $type->name === 'facts_stated']
                + ($must === [] ? [] : ['required' => $must])];
        $required = $type->scope === 'case' ? ['key', 'case', 'type', 'on'] : ['key', 'type', 'on'];

        return ['type' => 'object', 'title' => $type->name, 'description' => $type->about, 'properties' => $properties, 'required' => $required];
    }

    /**
     * @param list<string> $words
     * @param array<string, Fact> $fields
     *
     * @return array<string, mixed>
     */
    private static function value(string $kind, array $words, ?int $lowest, ?int $highest, array $fields): array
    {
        return match (true) {
            $kind === 'date' => ['type' => 'string', 'format' => 'date'],
            $kind === 'yes or no' => ['type' => 'boolean'],
            $kind === 'choice' => ['type' => 'string', 'enum' => $words],
            $kind === 'id' => self::id(),
            $kind === 'municipality' => ['type' => 'string', 'pattern' => '^\d{4}$'],
            str_starts_with($kind, 'set') => ['type' => 'array', 'items' => ['type' => 'string', 'enum' => $words]],
            $fields !== [] => ['type' => 'array', 'items' => self::facts($fields)],
            $kind === 'list' => ['type' => 'array', 'items' => (object) []],
            default => ['type' => 'integer'] + ($lowest === null ? [] : ['minimum' => $lowest, 'maximum' => $highest]),
        };
    }

    /** @return array<string, mixed> */
    private static function id(): array
    {
        return ['type' => 'string', 'pattern' => '^[A-Za-z0-9._-]{1,64}$'];
    }

    /**
     * @param array<string, mixed> $schema
     *
     * @return array<string, mixed>
     */
    private static function responses(string $what, array $schema): array
    {
        return ['200' => ['description' => $what, 'content' => ['application/json' => ['schema' => $schema]]],
            '401' => ['description' => 'No token, or one that was taken back'], '404' => ['description' => 'Not there, or not yours'],
            '409' => ['description' => 'It cannot have been so, or no place is left'], '422' => ['description' => 'A field is wrong: the error names it']];
    }
}
