using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>What a source says, read as far as it is asked for. Safe to share between threads.</summary>
/// <param name="text">Its words.</param>
/// <param name="near">The day that dates without a year are nearest to.</param>
internal sealed class SourceContent(string text, DateOnly near)
{
    private IReadOnlySet<string>? _stems;
    private Fact[]? _facts;
    private Fact[]? _states;

    public string Text => text;

    /// <summary>The days that it stands for: when a record was made or took effect.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>What a record says happened; none for what is no record.</summary>
    public RecordMeaning Meanings { get; init; }

    /// <summary>Where the days of a record were counted; null for what is no record.</summary>
    public TimeZoneInfo? Zone { get; init; }

    public IReadOnlySet<string> Stems => _stems ??= WordStem.Of(text).ToHashSet(StringComparer.Ordinal);

    /// <summary>The days, times, amounts, identifiers and numbers in it.</summary>
    public IReadOnlyList<Fact> Facts => _facts ??= [.. Sentence.Split(Plain).SelectMany(s => FactReader.Read(s, near, ofSource: true))];

    /// <summary>What it states to be or to have happened.</summary>
    public IReadOnlyList<Fact> States => _states ??= [.. Sentence.Split(Plain).Where(s => !s.EndsWith('?')).SelectMany(FactReader.States)];

    private string Plain => text.Replace('_', ' ');
}
