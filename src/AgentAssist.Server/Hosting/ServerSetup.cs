using AgentAssist.Core;
using AgentAssist.Redis;
using AgentAssist.Server.Configuration;
using AgentAssist.Server.Overload;
using AgentAssist.Server.Security;
using AgentAssist.Server.Services;
using AgentAssist.Server.Telemetry;
using AgentAssist.Storage;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace AgentAssist.Server.Hosting;

/// <summary>What Program.cs lists, one method per area.</summary>
internal static class ServerSetup
{
    public static void AddListeners(this WebApplicationBuilder builder, AgentAssistOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(LoopbackRule.EndPoint(options.Server), listen => listen.Protocols = HttpProtocols.Http2);

            // Streams of thousands of watchers share few connections behind a proxy.
            kestrel.Limits.Http2.MaxStreamsPerConnection = 10_000;

            // A desktop whose laptop sleeps says nothing and closes nothing; its streams must not stay for ever.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(options.Server.KeepAliveSeconds);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(options.Server.KeepAliveSeconds);
        });
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(options.Server.DrainSeconds));
    }

    public static void AddLogging(this WebApplicationBuilder builder, bool demo)
    {
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        if (demo)
        {
            // What the demo says should not have to be looked for between log lines.
            builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        }
    }

    public static void AddStores(this IServiceCollection services, AgentAssistOptions options, bool demo)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource, RandomIdSource>();
        if (demo)
        {
            Demo.DemoSwitch.UseThrowAwayStore(options.Storage);
        }

        services.AddSingleton(Options.Create(options.Storage));
        services.AddAgentAssistStorage();
        services.AddSingleton(Options.Create(options.Redis));
        services.AddAgentAssistRedis();
    }

    public static void AddAssistCore(this IServiceCollection services, AgentAssistOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Assist);
        services.AddSingleton(options.Privacy);
        services.AddSingleton(options.Understanding);
        services.AddSingleton(options.Customers);
        services.AddSingleton<CoreStart>();
        services.AddHostedService(provider => provider.GetRequiredService<CoreStart>());
        services.AddSingleton(provider => provider.GetRequiredService<CoreStart>().Core);
        services.AddHostedService<TailTask>();
        services.AddHostedService<SweepTask>();
        services.AddHostedService<LearnedTask>();
        services.AddHostedService<RewordingTask>();
    }

    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<CallerSource>();
        services.AddSingleton<Drain>();
    }

    public static void AddGrpcServices(this IServiceCollection services, AgentAssistOptions options)
    {
        services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.MaxReceiveMessageSize = options.Server.MaxMessageBytes;
            grpc.EnableDetailedErrors = false;
        });
        services.AddSingleton<IServiceMethodProvider<AssistGrpcService>, EncodedStreams>();
        services.AddSingleton(new Admission(options.Server));
    }

    public static void MapGrpcServices(this WebApplication app)
    {
        app.UseMiddleware<AdmissionMiddleware>();
        app.MapGrpcService<AssistGrpcService>();
        app.MapGrpcService<CustomerGrpcService>();
        app.MapGrpcService<SupervisionGrpcService>();
        app.MapGrpcService<KnowledgeGrpcService>();
        app.MapGrpcService<LibraryGrpcService>();
        app.MapGrpcService<InsightGrpcService>();
        app.MapGrpcService<HealthGrpcService>();
        app.MapGrpcService<ReflectionGrpcService>();
        app.MapGrpcService<ReflectionV1AlphaGrpcService>();
    }

    /// <summary>Runs until the process is told to stop; an exit code of 1 and one line say why it could not start.</summary>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or AssistException)
        {
            await Console.Error.WriteLineAsync($"AgentAssist does not start: {e.Message}");
            await app.DisposeAsync();
            return 1;
        }

        var options = app.Services.GetRequiredService<AgentAssistOptions>();
        var address = app.Urls.FirstOrDefault() ?? options.Server.GrpcAddress;
        var history = options.Redis.Configuration.Length > 0 ? "in Redis" : "in memory";
        var storage = options.Storage.Postgres.Length > 0 ? "PostgreSQL" : "SQLite";
        app.Logger.Listening(address, history, storage);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }
}
