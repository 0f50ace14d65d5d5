using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>What was understood of an utterance, in lines with the words that show it.</summary>
internal static class Feelings
{
    private const int MostQuotes = 3;
    private const int LongestQuote = 60;

    /// <summary>The measures: sentiment, complaint, risk. Markup.</summary>
    public static string Measures(Analysis analysis)
    {
        var colour = Colour(analysis.SentimentLabel);
        return $"[{colour}]{Words.Lower(analysis.SentimentLabel)} {Words.Score(analysis.Sentiment)}[/]"
            + $" · complaint {Words.Score(analysis.Complaint)} · [{RiskColour(analysis.Risk)}]risk {Words.Score(analysis.Risk)}[/]";
    }

    /// <summary>Emotions and signals, each with its words. Markup; empty when there are none.</summary>
    public static string Cues(Analysis analysis, string text)
    {
        var cues = analysis.Emotions.Select(e => (Name: e.Label, e.Score, e.Spans))
            .Concat(analysis.Signals.Select(s => (Name: Words.Lower(s.Kind), s.Score, s.Spans)));
        return string.Join(" · ", cues.Select(cue => $"[bold]{Words.Safe(cue.Name)}[/] {Words.Score(cue.Score)}{Quotes(cue.Spans, text)}"));
    }

    /// <summary>The words at the spans, in quotation marks. Markup; empty when there are none.</summary>
    public static string Quotes(IEnumerable<TextSpan> spans, string text)
    {
        var words = spans
            .Where(span => span.Start >= 0 && span.Start < span.End && span.End <= text.Length)
            .Select(span => text[span.Start..span.End])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();

        // Words inside longer ones say nothing more.
        var quotes = words
            .Where(one => !words.Any(other => other.Length > one.Length && other.Contains(one, StringComparison.OrdinalIgnoreCase)))
            .Take(MostQuotes)
            .Select(one => $"“{Words.Safe(Words.Short(one, LongestQuote))}”");
        var joined = string.Join(" ", quotes);
        return joined.Length > 0 ? $" [italic]{joined}[/]" : "";
    }

    public static string RiskColour(double risk) => risk switch
    {
        >= RiskLevels.High => "red",
        >= RiskLevels.Moderate => "yellow",
        _ => "green",
    };

    private static string Colour(SentimentLabel label) => label switch
    {
        SentimentLabel.Positive => "green",
        SentimentLabel.Negative => "red",
        _ => "default",
    };
}
