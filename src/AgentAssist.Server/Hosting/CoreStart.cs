using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;

namespace AgentAssist.Server.Hosting;

/// <summary>Opens the system of record and puts the core together before the first call can arrive.</summary>
internal sealed class CoreStart(
    IConversationLog log,
    ICustomerStore customers,
    IDeploymentSecrets secrets,
    IHistoryCache historyCache,
    IEventFeed feed,
    AssistOptions options,
    TimeProvider time,
    IdSource ids) : IHostedService
{
    private AssistCore? _core;

    public AssistCore Core => _core ?? throw new InvalidOperationException("The server has not started yet.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var hashKey = await secrets.GetOrCreateSecretAsync(RequestHasher.SecretName, RequestHasher.KeyLength, cancellationToken);
        _core = new AssistCore(log, customers, historyCache, feed, hashKey, options, time, ids);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
