using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class LearnedReplyTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer? _server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ImportTranscripts_ThenListAndDelete_WorksOverTheWire()
    {
        var library = new LibraryService.LibraryServiceClient(_server!.Channel);
        using var call = library.ImportTranscripts(cancellationToken: Cancel);
        for (var i = 0; i < 5; i++)
        {
            var transcript = new Transcript { TranscriptId = $"wire-{i}" };
            transcript.Turns.Add(new TranscriptTurn { Role = Role.Customer, Text = "Do you repair kettles?" });
            transcript.Turns.Add(new TranscriptTurn { Role = Role.HumanAgent, Text = "Which kettle do you have?" });
            await call.RequestStream.WriteAsync(new ImportTranscriptsRequest { Transcript = transcript }, Cancel);
        }

        await call.RequestStream.WriteAsync(new ImportTranscriptsRequest(), Cancel);
        await call.RequestStream.CompleteAsync();
        var report = await call;
        Assert.Equal((5, 0, 1), (report.ImportedCount, report.UnchangedCount, report.RejectedCount));

        var reply = Assert.Single((await library.ListLearnedRepliesAsync(new ListLearnedRepliesRequest())).LearnedReplies, r => r.Text == "Which kettle do you have?");
        Assert.Equal(5, reply.ConversationCount);
        await library.DeleteLearnedReplyAsync(new DeleteLearnedReplyRequest { ReplyId = reply.ReplyId });
        await library.DeleteLearnedReplyAsync(new DeleteLearnedReplyRequest { ReplyId = reply.ReplyId });

        Assert.DoesNotContain((await library.ListLearnedRepliesAsync(new ListLearnedRepliesRequest())).LearnedReplies, r => r.ReplyId == reply.ReplyId);
        Assert.Equal(
            (StatusCode.NotFound, "LEARNED_REPLY_NOT_FOUND", ""),
            await Calls.RefusedAsync(() => library.DeleteLearnedReplyAsync(new DeleteLearnedReplyRequest { ReplyId = "unknown" }).ResponseAsync));
    }
}
