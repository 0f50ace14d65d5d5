using AgentAssist.Model;
using AgentAssist.Server.Configuration;
using AgentAssist.Server.Demo;
using AgentAssist.Server.Hosting;

var (arguments, demo) = DemoSwitch.Take(args);
var builder = WebApplication.CreateBuilder(arguments);
if (!AgentAssistOptions.TryRead(builder.Configuration, out var options, out var faults))
{
    return ConfigurationFaults.Print(faults);
}

builder.AddListeners(options);
builder.AddLogging(demo);
builder.Services.AddStores(options, demo);
builder.Services.AddAgentAssistModel(options.Model);
builder.Services.AddAssistCore(options);
builder.Services.AddSecurity();
builder.Services.AddGrpcServices(options);
if (demo)
{
    builder.Services.AddDemo();
}

var app = builder.Build();
app.MapGrpcServices();
return await app.RunUntilStoppedAsync();
