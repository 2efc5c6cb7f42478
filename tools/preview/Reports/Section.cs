using System.Collections.Immutable;
using Preview.Text;

namespace Preview.Reports;

/// <summary>
/// A part of a report that is about more than single resources: policies, parity, cost, duration. It is data, so that every format
/// shows it in its own way.
/// </summary>
internal sealed record Section
{
    /// <summary>What it is about, in a word or two: "Policies".</summary>
    public required string Title { get; init; }

    /// <summary>What it comes to, in a sentence; shown beside the title.</summary>
    public required string Summary { get; init; }

    /// <summary>How it is meant: <see cref="Tone.Good"/>, <see cref="Tone.Warning"/>, <see cref="Tone.Bad"/>, or plain.</summary>
    public Tone Tone { get; init; }

    /// <summary>The heads of the table's columns; empty when there is no table.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The rows, each with a cell for each column; the most important first: a short format leaves out the last.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; init; } = [];

    /// <summary>What must be known to read it: sources, dates, what was left out. One sentence or more each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The columns whose cells are numbers, which stand on the right.</summary>
    public ImmutableArray<int> NumberColumns { get; init; } = [];
}

/// <summary>Makes a section. It is asked for every report, and gives null where it has nothing to say.</summary>
internal delegate Section? SectionSource(SectionInputs inputs);
