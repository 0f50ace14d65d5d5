using System.CommandLine;
using System.Text.Json;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Says what a case's records and turns come to, without a server.</summary>
internal static class FindingsCommand
{
    public static Command Create(CliContext context)
    {
        var files = new RecordFiles();
        return new InOut("Cases: a scenario as one JSON document, or JSON lines", "The JSON to write, one document for each case")
            .Command(
                context,
                "findings",
                "Find contradictions and promises in a case's records and turns, with the alerts and the suggestions after the last turn.",
                "case",
                (run, cancellationToken) => RunAsync(run, files.Engine(run.Parsed, run.Terminal.Clock), cancellationToken),
                files.Meanings,
                files.Rules);
    }

    private static Task<long> RunAsync(InOutRun run, OfflineEngine engine, CancellationToken cancellationToken)
    {
        var cases = 0L;
        foreach (var one in CaseFile.Read(run.Input, run.Reader, run.Faults))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                run.Writer.WriteLine(Write(engine.Advise(one)));
                cases++;
            }
            catch (LineFaultException fault)
            {
                run.Faults.Add(one.Line, fault);
            }
        }

        return Task.FromResult(cases);
    }

    private static string Write(AdviseResponse advised) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("contradictions");
        foreach (var finding in advised.CustomerContext?.Findings ?? [])
        {
            Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("promises");
        foreach (var promise in (advised.CustomerContext?.Promises ?? []).Concat(advised.Promises))
        {
            Write(writer, promise);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("alerts");
        foreach (var kind in advised.TurnAdvice.SelectMany(advice => advice.Alerts).Select(alert => alert.Kind).Distinct())
        {
            writer.WriteStringValue(EnumNames.UpperSnake(kind));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("suggestions");
        foreach (var suggestion in advised.TurnAdvice.LastOrDefault()?.Suggestions ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("text", suggestion.Text);
            WriteList(writer, "evidence", suggestion.Sentences.SelectMany(sentence => sentence.Evidence).Select(evidence => evidence.Id).Distinct());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        WriteList(writer, "between", finding.Between);
        writer.WriteString("about", finding.About);
        writer.WriteString("why", finding.Why);
        writer.WriteString("state", EnumNames.UpperSnake(finding.State));
        WriteOrNull(writer, "resolved_by", finding.ResolvedBy);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Promise promise)
    {
        writer.WriteStartObject();
        writer.WriteString("made_in", promise.MadeIn);
        writer.WriteString("what", promise.What);
        WriteOrNull(writer, "due", promise.Due);
        writer.WriteString("by", EnumNames.UpperSnake(promise.By).ToLowerInvariant());
        writer.WriteString("state", EnumNames.UpperSnake(promise.State));
        writer.WriteEndObject();
    }

    private static void WriteOrNull(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
