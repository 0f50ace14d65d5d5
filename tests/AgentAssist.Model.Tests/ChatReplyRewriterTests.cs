using System.Text;
using System.Text.Json;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Model.OpenAi;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Model.Tests;

public sealed partial class ChatReplyRewriterTests : IAsyncLifetime
{
    private const string Key = "sk-very-secret-key";
    private static readonly RewritePrompt Prompt = new("Do this.", "{\"plan\":[{\"text\":\"I see it.\"}]}");

    private readonly ManualTimeProvider _time = new();
    private readonly LogSink<ChatReplyRewriter> _log = new();
    private readonly ModelOptions _options = new() { Name = "small-model", ApiKey = Key, MaxTokens = 100 };
    private readonly StringBuilder _taken = new();
    private ModelServer _server = null!;
    private OpenAiChatClient? _client;
    private ChatReplyRewriter? _rewriter;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ChatReplyRewriter Rewriter => _rewriter ??= new ChatReplyRewriter(_client = new OpenAiChatClient(_options), _options, _time, _log);

    public async ValueTask InitializeAsync()
    {
        _server = await ModelServer.StartAsync();
        _options.Endpoint = _server.Endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _server.DisposeAsync();

        // Whatever happened: no log names the key or quotes an endpoint.
        Assert.DoesNotContain(_log.Lines, line => line.Text.Contains(Key, StringComparison.Ordinal) || line.Text.Contains("quoting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rewrite_StreamedAnswer_ComesInPiecesAndInOrder()
    {
        _server.Script = reply => reply.SayAsync(["I ", "see", " it."]);

        await AskAsync();

        Assert.Equal("I see it.", _taken.ToString());
    }

    [Fact]
    public async Task Rewrite_Request_SpeaksTheProtocol()
    {
        _options.Temperature = 0.25f;

        await AskAsync();

        var request = Assert.Single(_server.Requests);
        using var body = JsonDocument.Parse(request.Body);
        var root = body.RootElement;
        Assert.Equal("Bearer " + Key, request.Authorization);
        Assert.Equal("small-model", root.GetProperty("model").GetString());
        Assert.True(root.GetProperty("stream").GetBoolean());
        Assert.True(root.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.Equal(100, root.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(0.25, root.GetProperty("temperature").GetDouble());
        Assert.Equal(["system", "user"], root.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()!));
    }

    [Fact]
    public async Task Rewrite_NoKey_SendsNone()
    {
        _options.ApiKey = "";

        await AskAsync();

        Assert.Empty(Assert.Single(_server.Requests).Authorization);
    }

    [Fact]
    public async Task Rewrite_NothingMoreWanted_HangsUp()
    {
        _server.Script = reply => reply.HangAsync("I see ", "it.");

        await Rewriter.RewriteAsync(Request(), _ => ValueTask.FromResult(false), Token);

        await _server.Requests[0].Aborted.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("{\"choices\": \"none\"}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"I\"},\"finish_reason\":\"never-heard-of\"}]}")]
    public async Task Rewrite_MalformedAnswer_IsRejected(string data)
    {
        _server.Script = reply => reply.RawAsync(data);

        Assert.Equal(DegradationReason.Rejected, await ReasonAsync());
    }

    [Fact]
    public async Task Rewrite_StreamThatIsCut_IsUnavailable()
    {
        _server.Script = reply => reply.CutAsync("I see ");

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());
    }

    [Fact]
    public async Task Rewrite_StreamThatEndsEarly_IsUnavailable()
    {
        _server.Script = reply => reply.SayAsync(["I see "], finish: null);

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task Rewrite_AnswerThatIsNotWhole_IsRejected(string finish)
    {
        _server.Script = reply => reply.SayAsync(["I see it."], finish);

        Assert.Equal(DegradationReason.Rejected, await ReasonAsync());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("within")]
    public async Task Rewrite_SlowAnswer_IsGivenUpAtTheEndOfItsTime(string when)
    {
        _server.Script = reply => when == "before" ? reply.HangAsync() : reply.HangAsync("I see ");
        var asking = ReasonAsync();
        await Eventually.TrueAsync(() => _server.Requests.Count == 1 && (when == "before" || _taken.Length > 0));

        _time.Advance(TimeSpan.FromSeconds(1.4));
        Assert.False(asking.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(DegradationReason.Timeout, await asking);
        await _server.Requests[0].Aborted.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);
    }

    [Fact]
    public async Task Rewrite_GivenUpByTheCaller_IsCancelledAndOpensNoBreaker()
    {
        for (var i = 1; i <= _options.BreakerMinimumCalls + 1; i++)
        {
            _server.Script = reply => reply.HangAsync("I see ");
            using var stop = new CancellationTokenSource();
            var asking = AskAsync(stop.Token);
            await Eventually.TrueAsync(() => _server.Requests.Count == i);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        _server.Script = reply => reply.SayAsync(["I see it."]);
        await AskAsync();
    }

    [Fact]
    public async Task Rewrite_TooManyRequests_LeavesTheEndpointAloneForAsLongAsItAsks()
    {
        _server.Script = reply => reply.RefuseAsync(429, retryAfter: "7");
        Assert.Equal(DegradationReason.RateLimited, await ReasonAsync());
        _server.Script = reply => reply.SayAsync(["I see it."]);

        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(DegradationReason.RateLimited, await ReasonAsync());
        Assert.Single(_server.Requests);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await AskAsync();

        Assert.Equal(2, _server.Requests.Count);
        Assert.Contains(_log.Lines, line => line.Id == 2202);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("NaN")]
    [InlineData("")]
    public async Task Rewrite_TooManyRequestsWithoutATime_RestsForASecond(string retryAfter)
    {
        _server.Script = reply => reply.RefuseAsync(429, retryAfter);
        await ReasonAsync();
        _server.Script = reply => reply.SayAsync(["I see it."]);

        _time.Advance(TimeSpan.FromSeconds(1));

        await AskAsync();
    }

    [Fact]
    public async Task Rewrite_TooManyRequestsForAYear_RestsTenMinutes()
    {
        _server.Script = reply => reply.RefuseAsync(429, "31536000");
        await ReasonAsync();
        _server.Script = reply => reply.SayAsync(["I see it."]);

        _time.Advance(TimeSpan.FromMinutes(10));

        await AskAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Rewrite_Refusal_IsUnavailableAndAskedOnce(int status)
    {
        _server.Script = reply => reply.RefuseAsync(status);

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Rewrite_Redirect_IsNotFollowed()
    {
        await using var elsewhere = await ModelServer.StartAsync();
        _server.Script = reply => reply.RefuseAsync(307, location: elsewhere.Endpoint + "/chat/completions");

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Rewrite_NobodyListens_IsUnavailable()
    {
        _options.Endpoint = $"http://127.0.0.1:{FreePort.Next()}/v1";

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());
    }

    [Fact]
    public async Task Rewrite_EndlessLine_IsUnavailableBeforeItFillsTheMemory()
    {
        _server.Script = reply => reply.RawAsync(new string('a', 3_000_000));

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());
    }

    [Fact]
    public async Task Rewrite_EndpointThatFails_IsLeftAloneAndTriedAgainAfterThePause()
    {
        _server.Script = reply => reply.RefuseAsync(500);
        for (var i = 0; i < _options.BreakerMinimumCalls; i++)
        {
            await ReasonAsync();
        }

        Assert.Equal(DegradationReason.Unavailable, await ReasonAsync());
        Assert.Equal(_options.BreakerMinimumCalls, _server.Requests.Count);
        Assert.Single(_log.Lines, line => line.Id == 2200);

        _server.Script = reply => reply.SayAsync(["I see it."]);
        _time.Advance(_options.BreakerPause);
        await AskAsync();

        Assert.Single(_log.Lines, line => line.Id == 2201);
    }

    private Task AskAsync(CancellationToken? token = null, string tenant = "default") =>
        Rewriter.RewriteAsync(Request(tenant), Take, token ?? Token);

    private async Task<DegradationReason> ReasonAsync() =>
        (await Assert.ThrowsAsync<RewriteException>(() => AskAsync())).Reason;

    private static RewriteRequest Request(string tenant = "default") => new(tenant, Prompt, TimeSpan.FromSeconds(1.5));

    private ValueTask<bool> Take(string piece)
    {
        _taken.Append(piece);
        return ValueTask.FromResult(true);
    }
}
