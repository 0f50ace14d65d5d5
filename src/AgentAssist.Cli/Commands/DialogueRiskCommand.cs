using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Says how likely whole dialogues are to have gone wrong for the customer.</summary>
internal static class DialogueRiskCommand
{
    public static Command Create(CliContext context)
    {
        return new InOut("JSON lines {\"id\",\"turns\":[{\"speaker\",\"text\"}]}", "The table to write: id, risk")
            .Command(context, "dialogue-risk", "Rate whole dialogues by their risk of escalating, 0 to 1.", "dialogue", RunAsync);
    }

    private static async Task<long> RunAsync(InOutRun run, CancellationToken cancellationToken)
    {
        var masker = new TextMasker();
        var analyzer = UtteranceAnalyzer.Default;
        var rows = 0L;
        Tsv.WriteRow(run.Writer, "id", "risk");
        await Rows.ConvertAsync(
            run.Terminal,
            "Rating",
            () => Rows.CountLines(run.Input),
            TextFiles.Lines(run.Reader),
            Rows.Guarded((text, line) => Rate(text, line, masker, analyzer)),
            rated =>
            {
                if (rated.Fault is { } fault)
                {
                    run.Faults.Add(rated.Line, fault);
                    return;
                }

                Tsv.WriteRow(run.Writer, rated.Result ?? []);
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static string[] Rate(string text, long line, TextMasker masker, UtteranceAnalyzer analyzer)
    {
        using var document = JsonFields.ParseObject(text);
        var dialogue = Case.Read(document.RootElement, line, $"line-{line}");
        var before = new List<PriorTurn>(dialogue.Turns.Count);
        var risk = 0.0;
        foreach (var turn in dialogue.Turns)
        {
            var said = masker.Mask(turn.Text).Text;
            var analysis = turn.Role == Role.Customer ? analyzer.Analyze(said, before, contactsAboutThis: 0) : null;

            // The risk follows the conversation: what the last turn leaves is what the dialogue has come to.
            risk = analysis?.Risk ?? risk;
            before.Add(new PriorTurn($"turn:{before.Count + 1}", turn.Role, said, analysis));
        }

        return [dialogue.Id, risk.ToString("0.######", CultureInfo.InvariantCulture)];
    }
}
