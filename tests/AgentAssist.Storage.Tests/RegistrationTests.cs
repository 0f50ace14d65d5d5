using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Storage.Tests.Sqlite;
using AgentAssist.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AgentAssist.Storage.Tests;

public sealed class RegistrationTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task AddAgentAssistStorage_AllPorts_AreOneStoreThatKeepsWhatItTook()
    {
        Task<AppendOutcome> append;
        await using (var services = Services())
        {
            await services.GetRequiredService<IStorageProbe>().CheckAsync(default);
            Assert.Same(services.GetRequiredService<IConversationLog>(), services.GetRequiredService<ICustomerStore>());
            Assert.Same(services.GetRequiredService<IConversationLog>(), services.GetRequiredService<IDeploymentSecrets>());
            append = services.GetRequiredService<IConversationLog>().AppendAsync(Sample.Append(Sample.Key(), 0), default);
        }

        Assert.IsType<AppendOutcome.Appended>(await append);
        await using var again = Services();
        Assert.NotNull(await again.GetRequiredService<IConversationLog>().GetAsync(Sample.Key(), default));
    }

    [Fact]
    public async Task StartAsync_FileCannotBeOpened_SaysSoAtStart()
    {
        Directory.CreateDirectory(_file.Options.Path);
        await using var services = Services();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => services.GetServices<IHostedService>().Single().StartAsync(default));
    }

    [Fact]
    public async Task StartAsync_ServerAway_OnlyWarns()
    {
        await using var services = Services(options => options.Postgres = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");

        await services.GetServices<IHostedService>().Single().StartAsync(default);
    }

    [Fact]
    public async Task AddAgentAssistStorage_OptionsOutOfRange_NamesEveryFault()
    {
        await using var services = Services(options =>
        {
            options.Path = "";
            options.RequestRetention = TimeSpan.FromHours(23);
            options.MaxGroupSize = 0;
        });

        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IConversationLog>()).Failures;

        Assert.Equal(3, faults.Count());
    }

    private ServiceProvider Services(Action<StorageOptions>? configure = null) => new ServiceCollection()
        .AddLogging()
        .AddAgentAssistStorage(options =>
        {
            options.Path = _file.Options.Path;
            configure?.Invoke(options);
        })
        .BuildServiceProvider();
}
