using System.CommandLine;
using System.Text;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;

namespace AgentAssist.Cli.Commands;

/// <summary>Advises on recorded cases without a server.</summary>
internal static class AdviseCommand
{
    public static Command Create(CliContext context)
    {
        var files = new RecordFiles();
        var articles = new Option<string?>("--articles")
        {
            Description = "Knowledge articles that answer customers' questions, as \"agentassist search\" reads them.",
            HelpName = "FILE",
        };
        return new InOut("Cases: JSON lines, or a scenario as one JSON document", "The JSON lines to write, one for each customer turn")
            .Command(
                context,
                "advise",
                "Analyse each customer turn of recorded cases and suggest replies, without a server.",
                "case",
                (run, cancellationToken) => RunAsync(
                    run,
                    files.Engine(run.Parsed, run.Terminal.Clock, run.Parsed.GetValue(articles) is { } path ? ArticleFile.ReadAll(path, run.Terminal) : null),
                    cancellationToken),
                files.Meanings,
                files.Rules,
                articles);
    }

    private static async Task<long> RunAsync(InOutRun run, OfflineEngine engine, CancellationToken cancellationToken)
    {
        var cases = 0L;
        await Rows.ConvertAsync(
            run.Terminal,
            "Advising",
            () => Rows.CountLines(run.Input),
            CaseFile.Read(run.Input, run.Reader, run.Faults),
            one => Advise(one, engine),
            advised =>
            {
                if (advised.Fault is { } fault)
                {
                    run.Faults.Add(advised.Line, fault);
                    return;
                }

                run.Writer.Write(advised.Lines);
                cases++;
            },
            cancellationToken);
        return cases;
    }

    private static (long Line, string? Lines, LineFaultException? Fault) Advise(Case one, OfflineEngine engine)
    {
        try
        {
            var lines = new StringBuilder();
            foreach (var advice in engine.Advise(one).TurnAdvice)
            {
                lines.Append(JsonText.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("case_id", one.Id);
                    writer.WriteNumber("turn", advice.Turn);
                    writer.WritePropertyName("analysis");
                    writer.WriteRawValue(JsonText.Of(advice.Analysis));
                    writer.WriteStartArray("suggestions");
                    foreach (var suggestion in advice.Suggestions)
                    {
                        writer.WriteRawValue(JsonText.Of(suggestion));
                    }

                    writer.WriteEndArray();
                    if (advice.HandOffAdvice is { } handOff)
                    {
                        writer.WritePropertyName("hand_off_advice");
                        writer.WriteRawValue(JsonText.Of(handOff));
                    }

                    writer.WriteString("suggestion_need", Core.EnumNames.UpperSnake(advice.SuggestionNeed));
                    writer.WriteEndObject();
                })).Append('\n');
            }

            return (one.Line, lines.ToString(), null);
        }
        catch (LineFaultException fault)
        {
            return (one.Line, null, fault);
        }
    }
}
