using System.Globalization;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Something that can prove a sentence: a record, an article, an utterance, a promise, a field of the profile.</summary>
internal sealed class Source
{
    // How long ago a day may be that is still called by its name.
    private const int NamedWithin = 8;

    private readonly string _text;
    private readonly DateOnly _today;
    private readonly Lazy<HashSet<string>> _stems;
    private readonly Lazy<Fact[]> _facts;

    // Read apart from the rest, because most of what has to be proven is one of these.
    private readonly Lazy<Fact[]> _states;

    /// <param name="near">The day that dates without a year are nearest to.</param>
    public Source(EvidenceKind kind, string id, string text, DateOnly near, DateOnly today)
    {
        _today = today;
        Evidence = new Evidence { Kind = kind, Id = id };
        _text = text;
        _stems = new Lazy<HashSet<string>>(() => WordStem.Of(text).Concat(Speech is { } speech ? WordStem.Of(speech.Say(text)) : []).ToHashSet(StringComparer.Ordinal));
        _states = new Lazy<Fact[]>(() => [.. Sentence.Split(text.Replace('_', ' ')).Where(s => !s.EndsWith('?')).SelectMany(FactReader.States)]);
        _facts = new Lazy<Fact[]>(() => [.. Sentence.Split(text.Replace('_', ' ')).SelectMany(s => FactReader.Read(s, near, ofSource: true))]);
    }

    public Evidence Evidence { get; }

    /// <summary>The days that it stands for: when a record was made or took effect.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>What a record says happened; none for what is no record.</summary>
    public RecordMeaning Meanings { get; init; }

    /// <summary>Numbers that follow from it without standing in it, such as the years since a customer came.</summary>
    public IReadOnlyList<decimal> Counts { get; init; } = [];

    /// <summary>How the brand speaks: what a record calls an order may be its purchase. Null where it is said as written.</summary>
    public Speech? Speech { get; init; }

    /// <summary>Whether the customer said it, whose word proves what happened to them and nothing that the company did for them.</summary>
    public bool IsCustomers { get; init; }

    /// <summary>Whether it proves a fact of a clause.</summary>
    /// <param name="stems">The words of the clause that carry meaning: a record proves a favour only where it shares some of them.</param>
    public bool Proves(in Fact fact, IReadOnlyCollection<string> stems) => fact.Kind switch
    {
        FactKind.Day => Holds(fact.Day),
        FactKind.NamedDay => Contains(fact.Word) || IsNamed(fact.Word),
        FactKind.Time => ProvesTime(fact.Word),
        FactKind.Amount => ProvesValue(FactKind.Amount, fact.Value),
        FactKind.Number => Counts.Contains(fact.Value) || ProvesValue(FactKind.Number, fact.Value),
        FactKind.Identifier => Contains(fact.Word),
        _ => States(fact) && (Meanings == RecordMeaning.None || fact.Statement!.IsCustomersToTell || Shares(stems) > 0),
    };

    /// <summary>Whether the day stands in it or is its own.</summary>
    public bool Holds(DateOnly day)
    {
        if (Days.Contains(day))
        {
            return true;
        }

        foreach (var fact in _facts.Value)
        {
            if (fact.Kind == FactKind.Day && fact.Day == day)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of the words it has, of those that carry meaning.</summary>
    public int Shares(IEnumerable<string> stems) => stems.Count(_stems.Value.Contains);

    private bool ProvesTime(string clock)
    {
        foreach (var fact in _facts.Value)
        {
            if (fact.Kind == FactKind.Time && fact.Word == clock)
            {
                return true;
            }
        }

        return false;
    }

    // "84.99 USD" proves $84.99, and the figure of an amount or a reference is a number that stands in the source.
    private bool ProvesValue(FactKind kind, decimal value)
    {
        foreach (var fact in _facts.Value)
        {
            if (fact.Value == value && (fact.Kind == kind || fact.Kind is FactKind.Amount or FactKind.Number))
            {
                return true;
            }
        }

        return false;
    }

    private bool States(in Fact fact)
    {
        var statement = fact.Statement!;
        if (IsCustomers && !fact.IsDenied && !statement.IsCustomersToTell)
        {
            return false;
        }

        if (Meanings != RecordMeaning.None)
        {
            return (Meanings & (fact.IsDenied ? statement.Denial : statement.Proof)) != RecordMeaning.None;
        }

        foreach (var own in _states.Value)
        {
            if (own.Statement == statement && own.IsDenied == fact.IsDenied)
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(string word)
    {
        var at = _text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at == 0 || !char.IsLetterOrDigit(_text[at - 1]))
            && (at + word.Length == _text.Length || !char.IsLetterOrDigit(_text[at + word.Length]));
    }

    private bool IsNamed(string word)
    {
        foreach (var day in Days)
        {
            var ago = _today.DayNumber - day.DayNumber;
            var named = word switch
            {
                "yesterday" => ago == 1,
                "last night" => ago == 1,
                "last week" => ago is > 0 and < 14,
                "last month" => ago is > 0 and < 62,
                "last year" => day.Year == _today.Year - 1,
                _ when word.StartsWith("in ", StringComparison.Ordinal) => Month(day).Equals(word[3..], StringComparison.OrdinalIgnoreCase),
                _ => ago is >= 0 and < NamedWithin && day.DayOfWeek.ToString().Equals(word.TrimEnd('s'), StringComparison.OrdinalIgnoreCase),
            };
            if (named)
            {
                return true;
            }
        }

        return false;
    }

    private static string Month(DateOnly day) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month);
}
