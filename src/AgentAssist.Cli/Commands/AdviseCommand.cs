using System.CommandLine;
using System.Text;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

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
        var transcripts = new Option<string?>("--transcripts")
        {
            Description = "Past cases to learn replies from first, as \"agentassist import-transcripts\" has a server learn them.",
            HelpName = "FILE",
        };
        var report = new Option<bool>("--report")
        {
            Description = "Say on standard error what the suggestions are like as a whole: steps, repetition, evidence, guards.",
        };
        return new InOut("Cases: JSON lines, or a scenario as one JSON document", "The JSON lines to write, one for each customer turn")
            .Command(
                context,
                "advise",
                "Analyse each customer turn of recorded cases and suggest replies, without a server.",
                "case",
                async (run, cancellationToken) =>
                {
                    var engine = files.Engine(
                        run.Parsed, run.Terminal.Clock, run.Parsed.GetValue(articles) is { } path ? ArticleFile.ReadAll(path, run.Terminal) : null);
                    if (run.Parsed.GetValue(transcripts) is { } past)
                    {
                        await LearnAsync(engine, past, run, cancellationToken);
                    }

                    return await RunAsync(
                        run, engine, run.Parsed.GetValue(report) ? new AdviceReport(ReplyLibrary.Default) : null, cancellationToken);
                },
                files.Meanings,
                files.Rules,
                articles,
                transcripts,
                report);
    }

    private static async Task LearnAsync(OfflineEngine engine, string path, InOutRun run, CancellationToken cancellationToken)
    {
        if (path == "-" && run.Input == "-")
        {
            throw new CliException("--transcripts and --input cannot both be standard input.");
        }

        var terminal = run.Terminal;
        using var reader = TextFiles.OpenRead(path, terminal);
        var faults = new LineFaults(terminal);
        await ProgressMeter.RunAsync(
            terminal,
            "Learning",
            terminal.ShowsProgress ? Rows.CountLines(path) : 0,
            tick => engine.LearnAsync(CaseFile.Read(path, reader, faults).Select(one => Counted(one, tick)), faults, cancellationToken));
        faults.ThrowIfAny(path, "Nothing was advised.");
    }

    private static Case Counted(Case one, Action<long> tick)
    {
        tick(1);
        return one;
    }

    private static async Task<long> RunAsync(InOutRun run, OfflineEngine engine, AdviceReport? report, CancellationToken cancellationToken)
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
                report?.Add(advised.Case, advised.Response!);
                cases++;
            },
            cancellationToken);
        if (report is not null)
        {
            await run.Terminal.Error.WriteAsync(report.Write());
        }

        return cases;
    }

    private static (long Line, Case Case, AdviseResponse? Response, string? Lines, LineFaultException? Fault) Advise(Case one, OfflineEngine engine)
    {
        try
        {
            var lines = new StringBuilder();
            var response = engine.Advise(one);
            foreach (var advice in response.TurnAdvice)
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

            return (one.Line, one, response, lines.ToString(), null);
        }
        catch (LineFaultException fault)
        {
            return (one.Line, one, null, null, fault);
        }
    }
}
