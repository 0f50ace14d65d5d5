using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Reviews agents' drafts without a server.</summary>
internal static class ReviewCommand
{
    public static Command Create(CliContext context)
    {
        var files = new RecordFiles();
        return new InOut(
            "Cases as advise reads them, with the field draft; without it the agent's last turn is taken for the draft",
            "The JSON lines to write, one review for each case")
            .Command(
                context,
                "review",
                "Review what agents were about to send: scores, findings, promises and a better version, without a server.",
                "draft",
                (run, cancellationToken) => RunAsync(run, files.Engine(run.Parsed, run.Terminal.Clock), cancellationToken),
                files.Meanings,
                files.Rules);
    }

    private static async Task<long> RunAsync(InOutRun run, OfflineEngine engine, CancellationToken cancellationToken)
    {
        var drafts = 0L;
        await Rows.ConvertAsync(
            run.Terminal,
            "Reviewing",
            () => Rows.CountLines(run.Input),
            CaseFile.Read(run.Input, run.Reader, run.Faults),
            one => Review(one, engine),
            reviewed =>
            {
                if (reviewed.Fault is { } fault)
                {
                    run.Faults.Add(reviewed.Line, fault);
                    return;
                }

                run.Writer.Write(reviewed.Text);
                drafts++;
            },
            cancellationToken);
        return drafts;
    }

    private static (long Line, string? Text, LineFaultException? Fault) Review(Case one, OfflineEngine engine)
    {
        try
        {
            return (one.Line, Write(one.Id, engine.Review(one)) + '\n', null);
        }
        catch (LineFaultException fault)
        {
            return (one.Line, null, fault);
        }
    }

    private static string Write(string id, DraftReview review) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("case_id", id);
        writer.WritePropertyName("review");
        writer.WriteRawValue(JsonText.Of(review));
        writer.WriteEndObject();
    });
}
