using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Understanding;
using AgentAssist.Server.Hosting;
using AgentAssist.Testing;
using AgentAssist.V1;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Server.Tests;

public sealed class CoreStartTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(ErrorReason.StorageUnavailable)]
    [InlineData(ErrorReason.OutcomeUnknown)]
    public async Task StartAsync_RecordIsAway_WaitsForItAndStarts(ErrorReason reason)
    {
        var secrets = new SecretsThatComeLater(reason, failures: 3);
        var start = Start(secrets);

        var starting = start.StartAsync(TestContext.Current.CancellationToken);
        for (var failed = 1; failed <= 3; failed++)
        {
            await Eventually.TrueAsync(() => secrets.Asked == failed && _time.ActiveTimers > 0);
            Assert.Throws<InvalidOperationException>(() => start.Core);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await starting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.NotNull(start.Core);
    }

    [Fact]
    public async Task StartAsync_FaultThatWaitingDoesNotMend_IsTold()
    {
        var start = Start(new SecretsThatComeLater(ErrorReason.Internal, failures: 1));

        await Assert.ThrowsAsync<AssistException>(() => start.StartAsync(TestContext.Current.CancellationToken));
    }

    private CoreStart Start(IDeploymentSecrets secrets)
    {
        var record = new InMemorySystemOfRecord(_time);
        return new CoreStart(
            record, record, new InMemoryArticles(_time), secrets, record, record, new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), _time, new Random(1)),
            new InMemoryEventFeed(), new AssistOptions(), new PrivacyOptions(), new UnderstandingOptions(), new CustomerOptions(), new InMemoryLearnedReplies(), _time, new CountingIdSource("id-"),
            NullLogger<CoreStart>.Instance);
    }

    private sealed class SecretsThatComeLater(ErrorReason reason, int failures) : IDeploymentSecrets
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public Task<byte[]> GetOrCreateSecretAsync(string name, int bytes, CancellationToken cancellationToken = default) =>
            Interlocked.Increment(ref _asked) <= failures
                ? throw new AssistException(reason, "The record is away.")
                : Task.FromResult(new byte[bytes]);
    }
}
