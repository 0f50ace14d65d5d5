using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Cli.Commands;

/// <summary>Analyses single utterances of a file.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CliContext context)
    {
        var intents = new Option<string?>("--intent-model")
        {
            Description = "Intents of a model of one's own, as \"agentassist train intent\" writes it.",
            HelpName = "FILE",
        };
        return new InOut("A table with the columns id and text, separated by tabs", "The table to write").Command(
            context,
            "analyze",
            "Analyse utterances: sentiment, emotions, risk, complaint, intent; with sensitive text masked.",
            "row",
            (run, cancellationToken) => RunAsync(run, Analyzer(run.Parsed.GetValue(intents)), cancellationToken),
            intents);
    }

    private static UtteranceAnalyzer Analyzer(string? intents)
    {
        try
        {
            return intents is null ? UtteranceAnalyzer.Default : UtteranceAnalyzer.WithIntents(intents);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(e.Message, e);
        }
    }

    private static async Task<long> RunAsync(InOutRun run, UtteranceAnalyzer analyzer, CancellationToken cancellationToken)
    {
        var masker = new TextMasker();
        var rows = 0L;
        Tsv.WriteRow(
            run.Writer,
            "id", "sentiment", "sentiment_label", "ekman", "emotions", "emotion_sentiment", "risk", "complaint", "intent", "intent_score", "masked_text");
        await Rows.ConvertAsync(
            run.Terminal,
            "Analysing",
            () => Rows.CountLines(run.Input),
            Tsv.ReadTexts(run.Reader, run.Input),
            row => Analyze(row, masker, analyzer),
            cells =>
            {
                Tsv.WriteRow(run.Writer, cells);
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static string[] Analyze(TextRow row, TextMasker masker, UtteranceAnalyzer analyzer)
    {
        var masked = masker.Mask(row.Text);
        var analysis = analyzer.Analyze(masked.Text, before: [], contactsAboutThis: 0, conversationLanguage: "", out var reading);
        var labels = (reading?.Emotions ?? []).Select(emotion => emotion.Label).ToArray();
        var all = reading is { IsEmotionallyNeutral: true } ? [.. labels, EmotionGroups.Neutral] : labels;
        return
        [
            row.Id,
            Number(analysis.Sentiment),
            EnumNames.UpperSnake(analysis.SentimentLabel).ToLowerInvariant(),
            reading?.Ekman is { } ekman ? EmotionGroups.List(ekman) : EmotionGroups.Ekman(labels),
            EmotionGroups.List(all),
            reading?.EmotionSentiment is { } sentiment ? EmotionGroups.List(sentiment) : EmotionGroups.Sentiment(labels),
            Number(analysis.Risk),
            Number(analysis.Complaint),
            analysis.Intent,
            Number(analysis.IntentScore),
            masked.RestrictedText,
        ];
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
