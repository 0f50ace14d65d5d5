using AgentAssist.V1;

namespace AgentAssist.Model.Tests;

public sealed partial class ChatReplyRewriterTests
{
    [Fact]
    public async Task Rewrite_Usage_IsWhatIsSpent()
    {
        (_options.InputPriceMicros, _options.OutputPriceMicros) = (150_000, 600_000);
        _server.Script = reply => reply.SayAsync(["I see it."], usage: (1_000, 50));

        await AskAsync();

        // 1,000 tokens at 0.15 and 50 at 0.60 a million: 0.000150 + 0.000030.
        Assert.Equal(180, Rewriter.SpentToday);
    }

    [Fact]
    public async Task Rewrite_UsageNotReported_CountsTheMostThatItCanHaveCost()
    {
        _options.OutputPriceMicros = 1_000_000;

        await AskAsync();

        Assert.Equal(_options.MaxTokens, Rewriter.SpentToday);
    }

    [Fact]
    public async Task Rewrite_RefusedRequest_CostsNothing()
    {
        _options.OutputPriceMicros = 1_000_000;
        _server.Script = reply => reply.RefuseAsync(500);

        await ReasonAsync();

        Assert.Equal(0, Rewriter.SpentToday);
    }

    [Fact]
    public async Task Rewrite_DaysLimit_StopsBeforeItIsPassedAndEndsWithTheDay()
    {
        (_options.OutputPriceMicros, _options.DailySpendMicros) = (1_000_000, 250);

        await AskAsync();
        await AskAsync();
        Assert.Equal(DegradationReason.Spent, await ReasonAsync());
        Assert.Equal(DegradationReason.Spent, await ReasonAsync());
        Assert.Equal(2, _server.Requests.Count);
        Assert.Single(_log.Lines, line => line.Id == 2203);

        _time.Advance(TimeSpan.FromHours(12));
        await AskAsync();

        Assert.Equal(100, Rewriter.SpentToday);
    }

    [Fact]
    public async Task Rewrite_TenantsLimit_HoldsForThatTenantOnly()
    {
        (_options.OutputPriceMicros, _options.TenantDailySpendMicros) = (1_000_000, 150);
        await AskAsync();

        Assert.Equal(DegradationReason.Spent, await ReasonAsync());
        await AskAsync(tenant: "other");
    }

    [Fact]
    public async Task Rewrite_RequestsInFlight_CannotPassTheLimitTogether()
    {
        (_options.OutputPriceMicros, _options.DailySpendMicros) = (1_000_000, 250);
        _server.Script = reply => reply.HangAsync();
        using var stop = new CancellationTokenSource();
        Task[] asking = [AskAsync(stop.Token), AskAsync(stop.Token)];

        Assert.Equal(DegradationReason.Spent, await ReasonAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
    }
}
