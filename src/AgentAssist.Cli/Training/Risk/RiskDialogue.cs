using System.Text.Json;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Cli.Training.Risk;

/// <summary>A dialogue of which it is known whether it escalated, read once for all that is trained on it.</summary>
/// <param name="Group">What it is about, where the file says so ("tasks"); dialogues of a group may repeat each other's words.</param>
/// <param name="Turns">With their analyses, whose risks are not to be used.</param>
/// <param name="Features">Of the whole dialogue, in the order of <see cref="RiskFeatures.All"/>; that of the wording is 0.</param>
/// <param name="Words">The hashes of what the customer says.</param>
internal sealed record RiskDialogue(string Id, string Group, bool Escalated, IReadOnlyList<PriorTurn> Turns, double[] Features, uint[] Words)
{
    private static readonly UtteranceAnalyzer Analyzer =
        UtteranceAnalyzer.Default.With(new EscalationRisk(RiskModel.Expected, UnderstandingOptions.DefaultEscalationBaseRate));

    /// <summary>Reads files of JSON lines {"id","label","turns"}; what the customer never speaks in is left out.</summary>
    public static IReadOnlyList<RiskDialogue> Read(IEnumerable<string> files, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var masker = new TextMasker();
        var lines = new List<(string File, long Line, string Text)>();
        foreach (var file in files)
        {
            using var reader = TextFiles.OpenRead(file, terminal);
            lines.AddRange(TextFiles.Lines(reader).Select(line => (file, line.Number, line.Text)));
        }

        var read = lines.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(line =>
        {
            try
            {
                return Read(line.Text, line.Line, masker);
            }
            catch (LineFaultException fault)
            {
                throw new CliException($"{line.File}, line {line.Line}: {fault.Message}", fault);
            }
        });
        try
        {
            return [.. read.OfType<RiskDialogue>()];
        }
        catch (AggregateException e) when (e.InnerExceptions is [CliException only, ..])
        {
            throw only;
        }
    }

    private static RiskDialogue? Read(string text, long line, TextMasker masker)
    {
        using var document = JsonFields.ParseObject(text);
        var json = document.RootElement;
        var dialogue = Case.Read(json, line, $"line-{line}");
        var escalated = JsonFields.Text(json, "label") switch
        {
            "annoyed" or "escalated" => true,
            "calm" => false,
            _ => throw new LineFaultException("label", "must be annoyed, escalated or calm."),
        };
        var turns = new List<PriorTurn>(dialogue.Turns.Count);
        double[]? features = null;
        var reader = new ConversationReader(WordWeights.None);
        foreach (var turn in dialogue.Turns)
        {
            var said = masker.Mask(turn.Text).Text;
            var analysis = turn.Role == Role.Customer ? Analyzer.Analyze(said, turns, contactsAboutThis: 0) : null;
            features = analysis is null ? features : reader.Read(said, analysis, turns);
            turns.Add(new PriorTurn($"turn:{turns.Count + 1}", turn.Role, said, analysis));
        }

        return features is null ? null : new RiskDialogue(dialogue.Id, GroupOf(json), escalated, turns, features, WordsOf(turns));
    }

    private static string GroupOf(JsonElement json) =>
        json.TryGetProperty("tasks", out var tasks) && tasks.ValueKind == JsonValueKind.Array
            ? string.Join(',', tasks.EnumerateArray().Select(task => task.ToString()))
            : "";

    private static uint[] WordsOf(List<PriorTurn> turns)
    {
        var words = new List<uint>();
        foreach (var turn in turns.Where(turn => turn.Analysis is not null))
        {
            var features = Core.Understanding.Models.Features.OfThread();
            NgramReader.Read(turn.Text, features, runs: false);
            foreach (ref readonly var feature in features.Items)
            {
                words.Add(feature.Hash);
            }
        }

        return [.. words];
    }
}
