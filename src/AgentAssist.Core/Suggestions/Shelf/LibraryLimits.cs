using System.Globalization;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Shelf;

/// <summary>How large a tenant's library may be, so that checking and composing stay quick whatever is sent.</summary>
internal static class LibraryLimits
{
    public const int Bytes = 1 << 20;
    public const int Phrases = 5_000;
    public const int Guards = 500;
    public const int Patterns = 1_000;
    public const int PatternLength = 300;
    public const int IdLength = 64;
    public const int TextLength = 400;
    public const int Conditions = 16;

    /// <summary>Appends what is too large or malformed.</summary>
    public static void Check(V1.Library library, List<LibraryFault> faults)
    {
        var bytes = library.CalculateSize();
        if (bytes > Bytes)
        {
            faults.Add(new("", Most("encoded bytes", bytes, Bytes)));
        }

        CheckName(library.Version, "version", faults);
        if (library.LanguageCode != "en" && !library.LanguageCode.StartsWith("en-", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new("language_code", "language_code: only English is composed, \"en\" or for example \"en-GB\""));
        }

        AddIf(library.Phrases.Count > Phrases, "phrases", Most("phrases", library.Phrases.Count, Phrases), faults);
        AddIf(library.Guards.Count > Guards, "guards", Most("guards", library.Guards.Count, Guards), faults);
        var patterns = library.Guards.Sum(guard => guard.Patterns.Count);
        AddIf(patterns > Patterns, "guards", Most("patterns", patterns, Patterns), faults);
        for (var i = 0; i < Math.Min(library.Phrases.Count, Phrases); i++)
        {
            Check(library.Phrases[i], $"phrases[{i}]", faults);
        }

        for (var i = 0; i < Math.Min(library.Guards.Count, Guards); i++)
        {
            Check(library.Guards[i], $"guards[{i}]", faults);
        }
    }

    private static void Check(Phrase phrase, string field, List<LibraryFault> faults)
    {
        CheckName(phrase.PhraseId, field + ".phrase_id", faults);
        AddIf(phrase.Text.Length > TextLength, field + ".text", $"phrase '{Short(phrase.PhraseId)}': has {Most("characters", phrase.Text.Length, TextLength)}", faults);
        AddIf(phrase.When.Count > Conditions, field + ".when", $"phrase '{Short(phrase.PhraseId)}': has {Most("conditions", phrase.When.Count, Conditions)}", faults);
        AddIf(phrase.Principles.Count > Conditions, field + ".principles", $"phrase '{Short(phrase.PhraseId)}': has {Most("principles", phrase.Principles.Count, Conditions)}", faults);
        AddIf(phrase.Text.Any(char.IsControl), field + ".text", $"phrase '{Short(phrase.PhraseId)}': has control characters", faults);
    }

    private static void Check(Guard guard, string field, List<LibraryFault> faults)
    {
        CheckName(guard.GuardId, field + ".guard_id", faults);
        AddIf(guard.Why.Length > TextLength, field + ".why", $"guard '{Short(guard.GuardId)}': why has {Most("characters", guard.Why.Length, TextLength)}", faults);
        AddIf(guard.When.Count > Conditions, field + ".when", $"guard '{Short(guard.GuardId)}': has {Most("conditions", guard.When.Count, Conditions)}", faults);
        foreach (var pattern in guard.Patterns.Where(pattern => pattern.Length > PatternLength))
        {
            faults.Add(new(field + ".patterns", $"guard '{Short(guard.GuardId)}': a pattern has {Most("characters", pattern.Length, PatternLength)}"));
        }
    }

    private static void CheckName(string name, string field, List<LibraryFault> faults) => AddIf(
        !RequestRules.IsVisibleAscii(name, IdLength), field, $"{field}: must be 1 to {IdLength} visible ASCII characters", faults);

    private static void AddIf(bool isFault, string field, string text, List<LibraryFault> faults)
    {
        if (isFault)
        {
            faults.Add(new(field, text));
        }
    }

    private static string Most(string what, int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}; at most {most:N0} are allowed");

    private static string Short(string id) => id.Length <= IdLength ? id : id[..IdLength] + "…";
}
