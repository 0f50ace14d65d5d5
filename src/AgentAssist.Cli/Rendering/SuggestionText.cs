using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>Suggestions in lines: the words to say, why, and the records behind them.</summary>
internal static class SuggestionText
{
    /// <summary>The best <paramref name="most"/> suggestions. Markup.</summary>
    public static IEnumerable<string> Lines(SuggestionsOffered offered, int most)
    {
        if (offered.Need == SuggestionNeed.Optional)
        {
            yield return "[dim]Nothing needs saying; if you wish:[/]";
        }

        foreach (var suggestion in offered.Suggestions.Take(most))
        {
            foreach (var line in Lines(suggestion))
            {
                yield return line;
            }
        }

        if (offered.HandOffAdvice is { Reason: not HandOffReason.Unspecified } advice)
        {
            yield return $"[yellow]Hand over?[/] {Words.Safe(advice.Why)}";
        }

        foreach (var missing in offered.Degradations)
        {
            yield return $"[yellow]without {Words.Lower(missing.Feature)}[/]: {Words.Lower(missing.Reason)}";
        }
    }

    /// <summary>One suggestion: its approach and why, the words to say, the records behind them. Markup.</summary>
    public static IEnumerable<string> Lines(Suggestion suggestion)
    {
        var wording = suggestion.Source == SuggestionSource.Model ? " · reworded" : "";
        yield return $"[green]>[/] [bold]{Words.Safe(suggestion.Approach)}[/] [dim]{Words.Score(suggestion.Score)}{wording} · {Words.Safe(suggestion.Rationale)}[/]";
        yield return Words.Safe(suggestion.Text);
        if (Evidence(suggestion) is { Length: > 0 } evidence)
        {
            yield return $"[dim]records: {evidence}[/]";
        }
    }

    /// <summary>What a language model is writing, or why it is not. Markup.</summary>
    public static IEnumerable<string> Model(Rewording? rewording, Degradation? missing)
    {
        if (rewording is not null)
        {
            yield return $"[dim italic]{Words.Safe(rewording.Text)} …[/]";
        }

        if (missing is not null)
        {
            yield return $"[dim]not reworded: {Words.Lower(missing.Reason)}[/]";
        }
    }

    /// <summary>The records behind a suggestion, each once: "interaction shp-2, policy late-fee". Markup.</summary>
    public static string Evidence(Suggestion suggestion)
    {
        return string.Join(", ", suggestion.Sentences
            .SelectMany(sentence => sentence.Evidence)
            .Select(evidence => $"{Words.Lower(evidence.Kind)} {Words.Safe(evidence.Id)}")
            .Distinct(StringComparer.Ordinal));
    }
}
